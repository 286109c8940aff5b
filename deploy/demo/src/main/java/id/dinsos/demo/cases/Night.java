package id.dinsos.demo.cases;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.dinsos.demo.office.Actor;
import id.dinsos.demo.office.ApiClient;
import id.dinsos.demo.office.Desk;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * A night and what comes of it: from a raid to hospital, family and training; to another regency;
 * out of shackles; into a shelter that nobody else learns of; home care; and a health card.
 */
final class Night {
    private static final String PROVINCE = "35";
    private static final String NEIGHBOUR = "35.22";
    private static final String HOSPITAL = "RSJ Menur (demo)";
    private static final int YEAR_OF_VISITS = 4;
    private static final int CONTROLS = 3;
    private static final int ROUND = 3;

    private final Desk desk;
    private final String village;
    private final Actor officer;
    private final Actor supervisor;
    private final List<List<String>> rows = new ArrayList<>();

    Night(Desk desk, String village, Actor supervisor) {
        this.desk = desk;
        this.village = village;
        this.officer = desk.office().officer();
        this.supervisor = supervisor;
    }

    /** The course of each, shown as it ended. */
    void run() throws InterruptedException {
        fromTheRaid();
        fromElsewhere();
        outOfShackles();
        sealed();
        homeCare();
        healthCard();
        desk.screen().table(List.of("case", "from", "urgency", "ended as"), rows, 4);
    }

    private OpenCase received(String kind, String source, String words, String... facts) {
        ObjectNode form = OpenCase.report(kind, source, village, words);
        return OpenCase.receive(desk, officer, form, facts);
    }

    /** Told of so long ago that its aftercare may be over: the office takes over its old files. */
    private OpenCase received(Duration ago, String kind, String source, String words) {
        ObjectNode form = OpenCase.report(kind, source, village, words);
        form.put("happenedAt", desk.clock().instant().minus(ago).toString());
        return OpenCase.receive(desk, officer, form);
    }

    private void ended(String name, OpenCase one, Actor by, String expected) {
        JsonNode now = one.seenBy(by);
        String outcome = now.path("outcome").asText("");
        String end = outcome.isEmpty() ? now.path("state").asText() : outcome;
        rows.add(List.of(name, now.path("source").asText(), now.path("priority").asText(), end));
        desk.check("cases: " + name, 1, end.equals(expected) ? 1 : 0);
    }

    private void fromTheRaid() throws InterruptedException {
        OpenCase man =
                received(
                                Duration.ofDays(200),
                                "ODGJ",
                                "SATPOL_PP",
                                "mengamuk di pasar, membawa pisau")
                        .fact("dangerous", true)
                        .move("ASSESSED")
                        .move("IN_SERVICE");
        refer(man);
        OpenCase home =
                man.fact("familyKnown", true)
                        .paper("HANDOVER_OF_CLIENT", "BAST/12/2026")
                        .followed(LocalDate.now(desk.clock()).minusMonths(6))
                        .fact("handedToFamily", true);
        ObjectNode enrolment =
                ApiClient.object()
                        .put("caseId", man.id())
                        .put("ref", man.subject())
                        .put("programme", "BUSINESS_TRAINING")
                        .put("startsOn", today());
        String training = desk.api().create(officer, "/v1/enrolments", enrolment);
        desk.api()
                .change(
                        officer,
                        training,
                        "attendance",
                        ApiClient.object().put("day", today()).put("present", true));
        desk.check(
                "cases: days in training, of the one there was",
                1,
                desk.api().get(officer, training).path("days").asInt());
        desk.check("cases: controls after 1, 3 and 6 months", CONTROLS, home.visits("minum obat"));
        OpenCase unused = home.close("WITH_FAMILY");
        ended("ODGJ, from a raid to family and training", man, officer, "WITH_FAMILY");
    }

    /** The last bed is kept for him while the hospital answers. */
    private void refer(OpenCase man) throws InterruptedException {
        Actor hospital = actor("laksmi", PROVINCE);
        ObjectNode beds = ApiClient.object();
        beds.putArray("facilities")
                .addObject()
                .put("name", HOSPITAL)
                .put("kind", "MENTAL_HOSPITAL")
                .putObject("beds")
                .put("MEN", 400);
        desk.api().put(hospital, "/v1/facilities", beds);
        String facility = facility(hospital);
        ObjectNode offer =
                ApiClient.object()
                        .put("caseId", man.id())
                        .put("toOffice", PROVINCE)
                        .put("facility", facility)
                        .put("bedClass", "MEN")
                        .put("consent", "OVERRIDDEN")
                        .put("reason", "perlu perawatan, keluarga belum diketahui");
        offer.putArray("fields").add("PEOPLE").add("FACTS");
        desk.refused(
                "An offer without consent by the worker alone",
                () -> {
                    String unused = desk.api().create(officer, "/v1/referrals", offer);
                });
        String referral = desk.api().create(supervisor, "/v1/referrals", offer);
        OpenCase unused = man.paper("REFERRAL_LETTER", "RUJ/7/2026").move("REFERRED");
        desk.api().change(hospital, referral, "acceptance", ApiClient.object());
        JsonNode disclosed = desk.api().get(hospital, referral + "/disclosure");
        desk.api().change(hospital, referral, "admission", ApiClient.object());
        desk.api()
                .change(
                        hospital,
                        referral,
                        "discharge",
                        ApiClient.object().put("outcome", "RECOVERED"));
        desk.check(
                "cases: the hospital reads what was chosen and no more",
                1,
                !disclosed.path("facts").isEmpty() && disclosed.path("report").isEmpty() ? 1 : 0);
    }

    private String facility(Actor hospital) throws InterruptedException {
        JsonNode list =
                desk.await(
                        hospital,
                        "/v1/facilities?kind=MENTAL_HOSPITAL",
                        now -> !idOf(now).isEmpty(),
                        now -> desk.screen().progress("the hospital opens"));
        return idOf(list);
    }

    private static String idOf(JsonNode facilities) {
        for (JsonNode one : facilities) {
            if (one.path("name").asText().equals(HOSPITAL)) {
                return one.path("id").asText();
            }
        }
        return "";
    }

    private void fromElsewhere() {
        Actor neighbour = actor("bambang", NEIGHBOUR);
        OpenCase beggar =
                received("BEGGAR", "SATPOL_PP", "meminta-minta di lampu merah")
                        .fact("homeRegency", "Kabupaten Bojonegoro");
        ObjectNode offer =
                ApiClient.object()
                        .put("caseId", beggar.id())
                        .put("toOffice", NEIGHBOUR)
                        .put("mode", "TRANSFER")
                        .put("consent", "GIVEN")
                        .put("reason", "warga kabupaten tetangga");
        offer.putArray("fields").add("PEOPLE");
        String referral = desk.api().create(officer, "/v1/referrals", offer);
        desk.api().change(neighbour, referral, "acceptance", ApiClient.object());
        desk.refused(
                "The beggar's case, read after the hand-over",
                () -> {
                    JsonNode unused = beggar.now();
                });
        ended("beggar, handed over to home", beggar, neighbour, "TRIAGED");
    }

    private void outOfShackles() {
        OpenCase shackled =
                received(
                        Duration.ofDays(400),
                        "SHACKLING",
                        "VILLAGE_DESK",
                        "dipasung di belakang rumah");
        forbidden("Service before anybody has looked", shackled, "IN_SERVICE");
        OpenCase free =
                shackled.move("ASSESSED")
                        .paper("FAMILY_STATEMENT", "PERNYATAAN/3/2026")
                        .fact("familyConsents", true)
                        .move("IN_SERVICE")
                        .fact("released", true)
                        .followed(LocalDate.now(desk.clock()).minusMonths(12))
                        .fact("shackledAgain", false);
        desk.refused(
                "Free before the year is over",
                () -> {
                    OpenCase unused = free.close("FREE");
                });
        desk.check("cases: visits of a year", YEAR_OF_VISITS, free.visits("tidak dipasung lagi"));
        OpenCase unused = free.close("FREE");
        ended("shackled, free for a year", shackled, officer, "FREE");
    }

    private void sealed() {
        OpenCase woman =
                received("VIOLENCE_SHELTER", "HOTLINE", "melapor lewat telepon", "inDangerNow");
        Actor curious = new Actor("joni", () -> token("joni", desk.office().owner(), "officer"));
        desk.refused(
                "A sealed case, read by a curious officer",
                () -> {
                    JsonNode unused = woman.seenBy(curious);
                });
        desk.check(
                "cases: a curious officer's list of the sealed",
                0,
                desk.api().get(curious, "/v1/cases?kind=VIOLENCE_SHELTER").path("items").size());
        OpenCase unused = woman.move("ASSESSED").move("IN_SERVICE");
        ended("a woman in a shelter, sealed", woman, officer, "IN_SERVICE");
    }

    private void homeCare() {
        int met = 0;
        for (int i = 0; i < ROUND; i++) {
            OpenCase old = received("HOME_CARE", "VILLAGE_DESK", "hanya berbaring", "bedBound");
            OpenCase unused = old.move("ASSESSED");
            ObjectNode plan = ApiClient.object();
            plan.putArray("goals").add("dikunjungi dua kali sebulan");
            old.beside(officer, "plan", plan);
            desk.refused(
                    "A plan approved by its author",
                    () -> old.beside(officer, "plan/approval", ApiClient.object()));
            old.beside(supervisor, "plan/approval", ApiClient.object());
            old.beside(
                    officer,
                    "plan/visits",
                    ApiClient.object()
                            .put("day", today())
                            .put("met", i > 0)
                            .put("words", i > 0 ? "sehat" : "tidak di rumah"));
            for (JsonNode visit :
                    desk.api().get(officer, "/v1/cases/" + old.id() + "/plan").path("visits")) {
                met += visit.path("met").asBoolean() ? 1 : 0;
            }
            if (i == 0) {
                ended("home care, first of a round", old, officer, "ASSESSED");
            }
        }
        desk.check("cases: met on a round of home care", ROUND - 1, met);
    }

    private void healthCard() {
        OpenCase family =
                received("HEALTH_INSURANCE", "HOSPITAL", "dirawat tanpa KIS", "inHospital");
        OpenCase asked = family.move("ASSESSED");
        forbidden("A proposal without its two letters", asked, "IN_SERVICE");
        OpenCase unused =
                asked.paper("FACILITY_LETTER", "RS/5/2026")
                        .paper("OFFICE_LETTER", "460/77/2026")
                        .move("IN_SERVICE")
                        .fact("ministryAnswer", "APPROVED")
                        .fact("active", true)
                        .close("ACTIVE");
        ended("health card (KIS)", family, officer, "ACTIVE");
    }

    private void forbidden(String attempt, OpenCase one, String to) {
        desk.refused(
                attempt,
                () -> {
                    OpenCase unused = one.move(to);
                });
    }

    private Actor actor(String name, String region) {
        return new Actor(name, () -> token(name, region, "supervisor", "officer"));
    }

    private String token(String name, String region, String... roles) {
        return desk.stack().token(name, region, roles);
    }

    private String today() {
        return LocalDate.now(desk.clock()).toString();
    }
}
