"""From a document to what it says: sentences, names, times, who says so, and claims.

``extract`` reads documents one after the other; ``reread`` reckons an extraction's times from another publication date.
"""

from events.extraction.pipeline import extract, reread

__all__ = ["extract", "reread"]
