"""What matters to each reader: their own words, sealed for them, laid beside another's only when both agree."""
