package id.dinsos.disbursement.assistance;

import id.dinsos.contracts.RegionCode;
import id.dinsos.contracts.RegionCode.Level;
import id.dinsos.disbursement.assistance.AidList.Plan;
import id.dinsos.disbursement.budget.Budget;
import id.dinsos.eventstore.rules.Fields;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A list as an officer sends it.
 *
 * @param source of the funds; that of most offices where it is left out
 */
public record AidListBody(
        @Nullable String owner,
        @Nullable String programme,
        @Nullable String decreeNumber,
        @Nullable LocalDate decreeDate,
        @Nullable String source,
        @Nullable List<@Nullable UUID> requests) {
    private static final int MAX_REQUESTS = 300;
    private static final int MAX_LINE = 100;
    private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9_]{1,31}");

    Checked checked() {
        Fields fields = new Fields();
        RegionCode office = fields.region("/owner", owner, Level.PROVINCE, Level.REGENCY);
        String code = fields.matching("/programme", programme, CODE, "a programme's code");
        String number = fields.text("/decreeNumber", decreeNumber, 1, MAX_LINE);
        LocalDate date = fields.date("/decreeDate", decreeDate);
        List<UUID> all =
                fields.list("/requests", requests, 1, MAX_REQUESTS, (at, id) -> id).stream()
                        .distinct()
                        .toList();
        String funds = fields.optional("/source", source, MAX_LINE);
        fields.check();
        return new Checked(
                office, code, number, date, funds == null ? Budget.USUAL_SOURCE : funds, all);
    }

    /** The same, checked. */
    record Checked(
            RegionCode owner,
            String programme,
            String decreeNumber,
            LocalDate decreeDate,
            String source,
            List<UUID> requests) {
        /** Without lines, paid in the month of a day and from that year's budget. */
        Plan heading(LocalDate today, String by) {
            return new Plan(
                    owner.code(),
                    programme,
                    decreeNumber,
                    decreeDate,
                    Budget.idOf(owner.code(), programme, today.getYear(), source),
                    YearMonth.from(today),
                    List.of(),
                    by);
        }
    }
}
