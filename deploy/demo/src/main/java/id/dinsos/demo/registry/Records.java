package id.dinsos.demo.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.dinsos.demo.office.Actor;
import id.dinsos.demo.office.ApiClient;
import id.dinsos.demo.office.Desk;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;

/** Makes the people, families and papers of this demo, none of whom an earlier one has made. */
final class Records {
    /** Lower than the serial of anybody in the family files. */
    private static final int FIRST_SERIAL = 8_000;

    private static final int BIRTHDAYS = 15_000;

    private final Desk desk;
    private final Actor registrar;
    private final LocalDate born;
    private int made;

    Records(Desk desk) {
        this.desk = desk;
        this.registrar = desk.office().registrar();
        long second = desk.clock().instant().getEpochSecond();
        this.born = LocalDate.of(1950, 1, 1).plusDays(second % BIRTHDAYS);
    }

    String nik() {
        String day = born.format(DateTimeFormatter.ofPattern("ddMMyy"));
        return "352401" + day + (FIRST_SERIAL + made++);
    }

    /** The id of a new person, a man born on the day of this demo. */
    String person(String nik, String name, String mother) {
        ObjectNode person = ApiClient.object().put("owner", desk.office().owner());
        person.putObject("identity")
                .put("nik", nik)
                .put("name", name)
                .put("mothersName", mother)
                .put("birthDate", born.toString())
                .put("sex", "MALE");
        return id(desk.api().create(registrar, "/v1/persons", person));
    }

    /** The path of a new family of one. */
    String family(String village, String person, int decile) {
        ObjectNode home = ApiClient.object().put("region", village).put("headId", person);
        home.putObject("address").put("street", "Jalan Demo");
        home.putArray("members").addObject().put("personId", person).put("relation", "HEAD");
        home.putObject("ranking").put("decile", decile);
        return desk.api().create(registrar, "/v1/households", home);
    }

    void listing(String household, String change, ObjectNode more) {
        desk.api()
                .change(
                        registrar,
                        household,
                        change,
                        more.put("source", "DTSEN").put("programme", "PKH"));
    }

    static ObjectNode basis() {
        return ApiClient.object().put("basis", "Surat tugas demo");
    }

    /** The id of a paper kept as evidence. */
    String paper(String region, String kind) {
        byte[] bytes = ("%PDF-1.7\n" + kind + made++).getBytes(StandardCharsets.US_ASCII);
        return id(
                desk.api()
                        .keep(
                                registrar,
                                "/v1/evidence?region=" + region + "&kind=" + kind,
                                "application/pdf",
                                bytes));
    }

    /** What the month has come to so far, over the whole regency. */
    JsonNode outcomes() {
        return outcomes(desk);
    }

    static JsonNode outcomes(Desk desk) {
        return desk.api().get(desk.office().registrar(), path(desk)).path("total");
    }

    static String path(Desk desk) {
        return "/v1/outcomes?parent=" + desk.office().owner();
    }

    static String id(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
