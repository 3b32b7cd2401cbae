"""What every other room may use: findings, output files, Dutch words."""
