package id.dinsos.cases.handling;

/**
 * What was told and where: personal data as a whole.
 *
 * @param place in words, as precise as it was told
 * @param reporter who told it; empty where they would not say
 */
public record Report(String words, String place, String reporter, String phone) {
    @Override
    public String toString() {
        return "Report[masked]";
    }
}
