package id.dinsos.cases.complaint;

/** An officer's words on a complaint, which may name people: personal data. */
public record Note(String text) {
    @Override
    public String toString() {
        return "Note[masked]";
    }
}
