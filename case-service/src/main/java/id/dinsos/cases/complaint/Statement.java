package id.dinsos.cases.complaint;

/**
 * What the complainant said, and who it was as far as they told; empty where they did not. Personal
 * data as a whole.
 */
public record Statement(String text, String name, String phone) {
    @Override
    public String toString() {
        return "Statement[masked]";
    }
}
