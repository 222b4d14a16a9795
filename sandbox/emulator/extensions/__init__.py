"""What moto lacks: each module adds it to moto's classes within this process, and changes no file of moto's."""

from . import service_specific_credentials

# A further one: a module with an `install()`, listed here.
EXTENSIONS = (service_specific_credentials,)


def install():
    """Adds all extensions. Call it before the first request."""
    for extension in EXTENSIONS:
        extension.install()
