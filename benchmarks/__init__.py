"""What diglot costs beside its peers: the same texts, built by each in turn in one run."""
