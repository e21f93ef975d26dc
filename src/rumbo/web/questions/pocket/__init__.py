"""The pocket page of a visit: taken out knowingly, and its answers brought back."""
