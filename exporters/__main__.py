"""`python -m exporters` is the `diglot` command."""

from exporters.cli import main

if __name__ == "__main__":
    main()
