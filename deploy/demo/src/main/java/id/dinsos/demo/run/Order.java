package id.dinsos.demo.run;

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
public record Order(String programme, ObjectNode terms, List<YearMonth> months) {
    public static final String SEMBAKO = "SEMBAKO";
    public static final String ASPDB = "ASPDB";
    public static final String TALI_ASIH = "TALI_ASIH_VETERAN";

    public Order {
        months = List.copyOf(months);
    }

    /** Terms as they are shipped, such as {@code /programmes/ASPDB.json}. */
    public static ObjectNode terms(String resource) throws IOException {
        try (InputStream json =
                Objects.requireNonNull(Order.class.getResourceAsStream(resource), resource)) {
            return (ObjectNode) new ObjectMapper().readTree(json);
        }
    }

    public String owner() {
        return terms.path("owner").asText();
    }

    /** Where its money comes from: Sembako is the state's own, in this declared simulation. */
    public String source() {
        return programme.equals(SEMBAKO) ? "APBN" : "APBD";
    }

    /** What the amount is for. */
    public String per() {
        boolean once = terms.path("benefit").path("period").asText().equals("ONCE_A_YEAR");
        return once ? "a year" : "a month";
    }

    /** What one beneficiary gets for a month; one payment. */
    public long monthRupiah() {
        long plain = terms.path("amountRupiah").asLong();
        return terms.path("benefit").path("amountRupiah").asLong(plain);
    }

    /** What one beneficiary gets for all months; one transfer. */
    public long eachRupiah() {
        return Math.multiplyExact(monthRupiah(), (long) months.size());
    }

    public int year() {
        return months.getFirst().getYear();
    }

    /** Those who are paid, in a word. */
    public String whom() {
        return terms.path("target").asText().equals("PERSON") ? "people" : "families";
    }

    public String period() {
        return months.size() == 1
                ? months.getFirst().toString()
                : months.getFirst() + " to " + months.getLast();
    }

    /** The name of a figure that is checked. */
    public String named(String figure) {
        return programme + ": " + figure;
    }

    /** Where figures of this run stand in the JSON file: Sembako's on top, the others' apart. */
    public String group(String name) {
        return programme.equals(SEMBAKO) ? name : programme + "/" + name;
    }
}
