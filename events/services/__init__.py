"""What analysts do, one verb a function. Each checks, writes in one transaction, locks what it decided, and is
remembered.

Errors: ``Refused`` says to a person why it cannot be done; ``Conflict`` that someone else was faster.
"""

from events.services.errors import Conflict, Refused

__all__ = ["Conflict", "Refused"]
