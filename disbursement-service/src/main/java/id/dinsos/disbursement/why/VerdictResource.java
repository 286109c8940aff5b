package id.dinsos.disbursement.why;

import id.dinsos.contracts.RegionCode;
import id.dinsos.disbursement.eligibility.Clause;
import id.dinsos.disbursement.eligibility.ClauseText;
import id.dinsos.disbursement.eligibility.Verdict;
import id.dinsos.disbursement.payment.PaymentOrder;
import id.dinsos.disbursement.roster.CurrentVerdict;
import id.dinsos.disbursement.roster.RosterStore;
import id.dinsos.disbursement.run.Run.Opened;
import id.dinsos.disbursement.run.RunCode;
import id.dinsos.disbursement.run.RunPublisher;
import id.dinsos.disbursement.run.RunView;
import id.dinsos.eventstore.http.Caller;
import id.dinsos.eventstore.http.Parameters;
import id.dinsos.eventstore.log.EventStore;
import id.dinsos.eventstore.rules.RefusedException;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Why a beneficiary is paid or not in a month: verdict, clauses, the facts they looked at. */
@Path("/v1/verdicts")
public class VerdictResource {
    private final Caller caller;
    private final EventStore store;
    private final RunView runs;
    private final RosterStore roster;

    public VerdictResource(Caller caller, EventStore store, RunView runs, RosterStore roster) {
        this.caller = caller;
        this.store = store;
        this.runs = runs;
        this.roster = roster;
    }

    @GET
    public Uni<VerdictAnswer> get(
            @QueryParam("beneficiary") @Nullable UUID beneficiary,
            @QueryParam("programme") @Nullable String programme,
            @QueryParam("month") @Nullable YearMonthParam month) {
        caller.require("preparer", "approver", "auditor", "officer");
        UUID who = Parameters.required("beneficiary", beneficiary);
        YearMonth of = Parameters.required("month", month).value();
        return runs.ofMonth(Parameters.required("programme", programme), of)
                .flatMap(ids -> first(ids, 0, of, who));
    }

    /** The newest run that knows the beneficiary; of runs of others one hears nothing. */
    private Uni<VerdictAnswer> first(List<UUID> ids, int at, YearMonth month, UUID beneficiary) {
        if (at == ids.size()) {
            throw RefusedException.of(
                    RunCode.VERDICT_NOT_FOUND, "no run of that month looked at this beneficiary");
        }
        return store.load(ids.get(at))
                .flatMap(stream -> {
                    Opened run = (Opened) stream.fold(RunPublisher.RUN.decider());
                    if (!caller.region().covers(RegionCode.of(run.plan().owner()))) {
                        return first(ids, at + 1, month, beneficiary);
                    }
                    return roster.verdict(run, month, beneficiary)
                            .flatMap(found ->
                                    answer(run, month, found)
                                            .map(answer -> Uni.createFrom().item(answer))
                                            .orElseGet(
                                                    () -> first(ids, at + 1, month, beneficiary)));
                });
    }

    private static Optional<VerdictAnswer> answer(
            Opened run, YearMonth month, Optional<CurrentVerdict> found) {
        return found.map(verdict ->
                new VerdictAnswer(
                        verdict.beneficiaryId(),
                        run.id(),
                        run.plan().programme(),
                        run.plan().programmeVersion(),
                        month.toString(),
                        verdict.verdict(),
                        verdict.amountRupiah(),
                        verdict.clauses().stream().map(code -> text(run, code)).toList(),
                        verdict.facts(),
                        verdict.pays()
                                ? PaymentOrder.idOf(
                                        run.plan().programme(), verdict.beneficiaryId(), month)
                                : null));
    }

    /** The programme's own words, where it has some. */
    private static ClauseText text(Opened run, String code) {
        Clause clause = Clause.find(run.plan().terms().rule(), code);
        return clause == null ? ClauseText.of(code) : clause.text();
    }

    /** A month in a query, {@code yyyy-MM}. */
    public record YearMonthParam(YearMonth value) {
        public static YearMonthParam fromString(String text) {
            return new YearMonthParam(YearMonth.parse(Objects.requireNonNull(text)));
        }
    }

    /**
     * A verdict in plain words.
     *
     * @param paymentId of the payment that follows from it, where one does
     */
    public record VerdictAnswer(
            UUID beneficiaryId,
            UUID runId,
            String programme,
            int programmeVersion,
            String month,
            Verdict.Outcome verdict,
            long amountRupiah,
            List<ClauseText> clauses,
            Map<String, Object> facts,
            @Nullable UUID paymentId) {
        public VerdictAnswer {
            clauses = List.copyOf(clauses);
        }
    }
}
