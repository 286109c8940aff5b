package id.dinsos.gateway;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Every path this door opens, and the service behind it. What is not listed here is not there: a
 * new resource of a service is published by one line.
 */
final class Routes {
    /** Who answers. */
    enum Service {
        REGISTRY,
        DISBURSEMENT,
        CASE;

        /** As it stands in metrics, logs and the index. */
        String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * How large a body may be; the settings say how many bytes, never more than the service takes.
     */
    enum Size {
        COMMAND,
        TABLE,
        REPORT,
        FILE
    }

    /**
     * One collection and all below it.
     *
     * @param name first segment after {@code /v1/}
     * @param size how large its bodies may be
     */
    record Route(String name, Service service, Size size, String about) {
        String path() {
            return PREFIX + name;
        }

        /**
         * Asked by people who hold a paper in their hands, or want to know how many are poor:
         * without a token, and only read.
         */
        boolean isPublic() {
            return name.equals("letter-checks") || name.equals("public-outcomes");
        }
    }

    private static final String PREFIX = "/v1/";
    private static final Map<String, Route> ROUTES =
            index(
                    List.of(
                            json("persons", Service.REGISTRY, "People, one record each"),
                            json("households", Service.REGISTRY, "Families and who lives in them"),
                            sized(
                                    "regions",
                                    Service.REGISTRY,
                                    Size.TABLE,
                                    "Provinces down to villages"),
                            sized(
                                    "intakes",
                                    Service.REGISTRY,
                                    Size.FILE,
                                    "Ministry family files coming in"),
                            sized(
                                    "registry-versions",
                                    Service.REGISTRY,
                                    Size.FILE,
                                    "Versions of the ministry's list"),
                            json(
                                    "exports",
                                    Service.REGISTRY,
                                    "The registry as files, for a reason"),
                            json(
                                    "statistics",
                                    Service.REGISTRY,
                                    "Counts by place, decile and type"),
                            json("outcomes", Service.REGISTRY, "What a month came to, by place"),
                            json(
                                    "public-outcomes",
                                    Service.REGISTRY,
                                    "Poverty in a regency, for anybody"),
                            json(
                                    "indicators",
                                    Service.REGISTRY,
                                    "Figures that others publish, with their sources"),
                            json("duplicates", Service.REGISTRY, "Two records, maybe one person"),
                            json(
                                    "civil-backlog",
                                    Service.REGISTRY,
                                    "Who is not matched with the civil registry"),
                            sized(
                                    "civil-checks",
                                    Service.REGISTRY,
                                    Size.REPORT,
                                    "Questions to the civil registry, and its answers"),
                            json("reads", Service.REGISTRY, "Who looked at a person's data"),
                            sized(
                                    "erasures",
                                    Service.REGISTRY,
                                    Size.TABLE,
                                    "Who was erased, for after a restore"),
                            json(
                                    "access-requests",
                                    Service.REGISTRY,
                                    "Who waits for a report of their data"),
                            json(
                                    SubjectClient.NAME,
                                    Service.REGISTRY,
                                    "All that is held of a person, in one file"),
                            json(
                                    "processing-register",
                                    Service.REGISTRY,
                                    "What is processed, and why"),
                            json(
                                    "service-resources",
                                    Service.REGISTRY,
                                    "Who serves, where and when (PSKS)"),
                            json("proposals", Service.REGISTRY, "Proposals and objections"),
                            sized(
                                    "proposal-decrees",
                                    Service.REGISTRY,
                                    Size.TABLE,
                                    "Batches for the regent and the ministry"),
                            json(
                                    "proposal-calendar",
                                    Service.REGISTRY,
                                    "By when each step is done"),
                            sized(
                                    "evidence",
                                    Service.REGISTRY,
                                    Size.REPORT,
                                    "Minutes, photos and decrees"),
                            json("programmes", Service.DISBURSEMENT, "Programmes and their rules"),
                            json("budgets", Service.DISBURSEMENT, "Money allotted per programme"),
                            json("runs", Service.DISBURSEMENT, "Monthly runs, open to close"),
                            json("bank-files", Service.DISBURSEMENT, "Transfers for the bank"),
                            sized(
                                    "bank-reports",
                                    Service.DISBURSEMENT,
                                    Size.REPORT,
                                    "What the bank reports"),
                            sized(
                                    "hand-overs",
                                    Service.DISBURSEMENT,
                                    Size.REPORT,
                                    "Money handed over, and the proofs"),
                            json(
                                    "realisation",
                                    Service.DISBURSEMENT,
                                    "What was paid, as of any day"),
                            sized(
                                    "accountability",
                                    Service.DISBURSEMENT,
                                    Size.REPORT,
                                    "What an office answers for, and signed statements"),
                            sized(
                                    "rail-batches",
                                    Service.DISBURSEMENT,
                                    Size.REPORT,
                                    "Payments over HTTP, and what the rail says of them"),
                            json(
                                    "work-calendars",
                                    Service.DISBURSEMENT,
                                    "Working days, holidays and cut-offs"),
                            sized(
                                    "central-files",
                                    Service.DISBURSEMENT,
                                    Size.REPORT,
                                    "Status files of the ministry"),
                            json(
                                    "central-statuses",
                                    Service.DISBURSEMENT,
                                    "Where the ministry's payments stand"),
                            json(
                                    "verification-samples",
                                    Service.DISBURSEMENT,
                                    "Families asked after they were paid"),
                            json("goods-items", Service.DISBURSEMENT, "Items and kits of goods"),
                            json("warehouses", Service.DISBURSEMENT, "Goods, lot by lot"),
                            sized(
                                    "distributions",
                                    Service.DISBURSEMENT,
                                    Size.REPORT,
                                    "Goods handed to families, and the proofs"),
                            json("voucher-books", Service.DISBURSEMENT, "Vouchers for goods"),
                            json("contradictions", Service.DISBURSEMENT, "Report lines to settle"),
                            json("verdicts", Service.DISBURSEMENT, "Who was not paid, and why"),
                            sized(
                                    "version-effects",
                                    Service.DISBURSEMENT,
                                    Size.REPORT,
                                    "The money a version of the list would move"),
                            json("payments", Service.DISBURSEMENT, "Payments and their states"),
                            json(
                                    "follow-ups",
                                    Service.DISBURSEMENT,
                                    "Payments sent again, held, given up, corrected"),
                            json("worklist", Service.DISBURSEMENT, "Payments to be cured"),
                            json(
                                    "recoveries",
                                    Service.DISBURSEMENT,
                                    "Paid and not due, asked back"),
                            json("arrears", Service.DISBURSEMENT, "Due and not paid, found late"),
                            json(
                                    "assistance",
                                    Service.DISBURSEMENT,
                                    "Aid in money that cases asked for"),
                            json(
                                    "assistance-lists",
                                    Service.DISBURSEMENT,
                                    "The lists of decrees of aid"),
                            json("payees", Service.DISBURSEMENT, "What is held of one who is paid"),
                            json(
                                    "case-persons",
                                    Service.CASE,
                                    "What is held of one who is in cases"),
                            json("complaints", Service.CASE, "On the list but not paid"),
                            json("cases", Service.CASE, "Cases and their course"),
                            sized(
                                    "case-attachments",
                                    Service.CASE,
                                    Size.TABLE,
                                    "Pictures and papers of cases"),
                            sized(
                                    "incidents",
                                    Service.CASE,
                                    Size.TABLE,
                                    "Fires and floods, and whom they hit"),
                            json("family-prospects", Service.CASE, "What a family could get"),
                            json(
                                    "enrolments",
                                    Service.CASE,
                                    "Trainings and schools, and what came of them"),
                            json(
                                    "empowerment-programmes",
                                    Service.CASE,
                                    "What one can be enrolled in"),
                            json("letters", Service.CASE, "Letters of cases"),
                            json("letter-templates", Service.CASE, "What letters say, as data"),
                            json("letter-checks", Service.CASE, "Whether a letter is one of ours"),
                            json("case-workers", Service.CASE, "Who works on cases, and where"),
                            json("case-reports", Service.CASE, "Cases in figures"),
                            json("referrals", Service.CASE, "Cases offered to other offices"),
                            json("facilities", Service.CASE, "Where people are taken in"),
                            json("case-kinds", Service.CASE, "Kinds of case as data"),
                            json("office-calendar", Service.CASE, "Days an office works")));

    private Routes() {}

    /** The route of a normalised path, if there is one. */
    static Optional<Route> find(String path) {
        if (!path.startsWith(PREFIX)) {
            return Optional.empty();
        }
        int end = path.indexOf('/', PREFIX.length());
        String name = path.substring(PREFIX.length(), end < 0 ? path.length() : end);
        return Optional.ofNullable(ROUTES.get(name));
    }

    static Collection<Route> all() {
        return ROUTES.values();
    }

    private static Route json(String name, Service service, String about) {
        return new Route(name, service, Size.COMMAND, about);
    }

    private static Route sized(String name, Service service, Size size, String about) {
        return new Route(name, service, size, about);
    }

    private static Map<String, Route> index(List<Route> routes) {
        Map<String, Route> byName = new LinkedHashMap<>();
        for (Route route : routes) {
            byName.put(route.name(), route);
        }
        return Collections.unmodifiableMap(byName);
    }
}
