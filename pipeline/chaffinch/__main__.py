"""`python -m chaffinch` is the command, where no folder of commands is on the path."""

from chaffinch.cli import main

if __name__ == "__main__":
    main()
