select publication_no, strftime(published_at, '%Y-%m-%d %H:%M') as published_at, tool_version
from reference.publication
