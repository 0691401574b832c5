"""Situation reports in, a warehouse of assistance figures out."""

__version__ = "0.1.0"
