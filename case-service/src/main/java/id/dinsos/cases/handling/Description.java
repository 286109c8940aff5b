package id.dinsos.cases.handling;

/**
 * Somebody as far as anybody knows; nobody is too unknown to be helped.
 *
 * @param estimatedAge 0 where nobody has guessed
 * @param photo a reference, not the picture
 */
public record Description(String name, String looks, String sex, int estimatedAge, String photo) {
    @Override
    public String toString() {
        return "Description[masked]";
    }
}
