package id.dinsos.local.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.time.YearMonth;
import java.util.List;
import java.util.Objects;

/**
 * What a run pays: a programme and its months. All that the demo knows of a programme it reads in
 * its terms, which are data.
 */
record Order(String programme, ObjectNode terms, List<YearMonth> months) {
    static final String SEMBAKO = "SEMBAKO";
    static final String ASPDB = "ASPDB";
    static final String TALI_ASIH = "TALI_ASIH_VETERAN";

    Order {
        months = List.copyOf(months);
    }

    /** Terms as they are shipped, such as {@code /programmes/ASPDB.json}. */
    static ObjectNode terms(String resource) throws IOException {
        try (InputStream json =
                Objects.requireNonNull(Order.class.getResourceAsStream(resource), resource)) {
            return (ObjectNode) new ObjectMapper().readTree(json);
        }
    }

    String owner() {
        return terms.path("owner").asText();
    }

    /** What the amount is for. */
    String per() {
        boolean once = terms.path("benefit").path("period").asText().equals("ONCE_A_YEAR");
        return once ? "a year" : "a month";
    }

    /** What one beneficiary gets for a month; one payment. */
    long monthRupiah() {
        long plain = terms.path("amountRupiah").asLong();
        return terms.path("benefit").path("amountRupiah").asLong(plain);
    }

    /** What one beneficiary gets for all months; one transfer. */
    long eachRupiah() {
        return Math.multiplyExact(monthRupiah(), (long) months.size());
    }

    int year() {
        return months.getFirst().getYear();
    }

    /** Those who are paid, in a word. */
    String whom() {
        return terms.path("target").asText().equals("PERSON") ? "people" : "families";
    }

    String period() {
        return months.size() == 1
                ? months.getFirst().toString()
                : months.getFirst() + " to " + months.getLast();
    }

    /** The name of a figure that is checked. */
    String named(String figure) {
        return programme + ": " + figure;
    }

    /** Where figures of this run stand in the JSON file: Sembako's on top, the others' apart. */
    String group(String name) {
        return programme.equals(SEMBAKO) ? name : programme + "/" + name;
    }
}
