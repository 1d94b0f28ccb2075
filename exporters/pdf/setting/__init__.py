"""How text is set where the engine would set it otherwise: lines, notes, addresses, verse."""
