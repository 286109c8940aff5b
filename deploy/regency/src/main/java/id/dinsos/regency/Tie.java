package id.dinsos.regency;

/**
 * Who acts for somebody, both by their ids in the registry, and what they are to them: what the
 * family files do not hold.
 */
public record Tie(String person, String by, String as) {}
