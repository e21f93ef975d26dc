"""Django's database engine for the encrypted file: its SQLite engine on SQLCipher, with the key from the keyring."""
