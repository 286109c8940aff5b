package id.dinsos.testkit.door;

/** Makes tokens that the door under test accepts. */
public interface Tokens {
    /**
     * @param region empty for a token that names none
     */
    String mint(String subject, String region, String... roles);
}
