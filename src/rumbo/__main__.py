"""`python -m rumbo` is the same as the `rumbo` command."""

from rumbo.cli import main

if __name__ == "__main__":
    main()
