"""How well the figures of a warehouse agree with texts that a person labelled."""
