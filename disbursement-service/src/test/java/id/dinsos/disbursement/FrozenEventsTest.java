package id.dinsos.disbursement;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import id.dinsos.contracts.Rupiah;
import id.dinsos.disbursement.budget.BudgetEvent.BudgetAllotted;
import id.dinsos.disbursement.budget.BudgetEvent.BudgetLapsed;
import id.dinsos.disbursement.budget.BudgetEvent.BudgetSetAside;
import id.dinsos.disbursement.budget.Funding;
import id.dinsos.disbursement.eligibility.Rules;
import id.dinsos.disbursement.eligibility.Verdict;
import id.dinsos.disbursement.programme.ProgrammeEvent.ProgrammeDefined;
import id.dinsos.disbursement.roster.ChunkEvent.ChunkCut;
import id.dinsos.disbursement.roster.ChunkEvent.ChunkFrozen;
import id.dinsos.disbursement.roster.ChunkEvent.EntitlementsTaken;
import id.dinsos.disbursement.roster.ChunkEvent.HoldReleased;
import id.dinsos.disbursement.roster.ChunkEvent.PlacesFilled;
import id.dinsos.disbursement.roster.ChunkEvent.PlacesVacated;
import id.dinsos.disbursement.roster.ChunkEvent.Row;
import id.dinsos.disbursement.roster.ChunkEvent.Unpaid;
import id.dinsos.disbursement.roster.ChunkEvent.Waiting;
import id.dinsos.disbursement.run.RunEvent.RunOpened;
import id.dinsos.disbursement.run.RunEvent.RunPlacesFilled;
import id.dinsos.disbursement.run.RunEvent.RunRosterAmended;
import id.dinsos.disbursement.run.Tally;
import id.dinsos.eventstore.log.EventCodec;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Events as they lie in the log, never edited: what was written must be read for ever. */
class FrozenEventsTest {
    private static final ObjectMapper MAPPER = EventCodec.mapper();
    private static final String TERMS_V1 =
            """
            {"name":"Sembako","owner":"35.24","mode":"PAY","target":"HOUSEHOLD",\
            "amountRupiah":200000,"conflictGroup":"FOOD","legalBasis":"Permensos 5/2021",\
            "rule":[{"kind":"household-live","arguments":[],"regulation":"5/2021"},\
            {"kind":"on-roster","arguments":["SEMBAKO"],"regulation":"5/2021"},\
            {"kind":"decile-at-most","arguments":["5"],"regulation":"5/2021"},\
            {"kind":"has-account","arguments":[],"regulation":"5/2021"}]}\
            """;

    @Test
    void a_programme_of_the_first_version_judges_by_the_clauses_it_had() throws Exception {
        ProgrammeDefined event =
                MAPPER.readValue(
                        "{\"code\":\"SEMBAKO\",\"terms\":" + TERMS_V1 + "}",
                        ProgrammeDefined.class);

        Map<String, Object> facts =
                Map.of("live", true, "rosters", List.of(), "decile", 7L, "account", true);
        assertThat(Rules.rule(event.terms().source()).judge(facts).verdict())
                .isEqualTo(
                        new Verdict(
                                Verdict.Outcome.EXCLUDED,
                                List.of("not-on-roster", "decile-above-limit")));
        assertThat(event.terms().roster()).isEqualTo("SEMBAKO");
        assertThat(event.terms().amountRupiah()).isEqualTo(200_000);
    }

    @Test
    void a_run_of_the_first_version_keeps_its_terms() throws Exception {
        RunOpened event =
                MAPPER.readValue(
                        "{\"plan\":{\"programme\":\"SEMBAKO\",\"programmeVersion\":1,\"terms\":"
                                + TERMS_V1
                                + ",\"months\":[\"2026-11\"],\"owner\":\"35.24\",\"sequence\":1,"
                                + "\"preparer\":\"sari\"}}",
                        RunOpened.class);

        assertThat(event.plan().terms().schedule().allows(List.of(YearMonth.of(2026, 11))))
                .isTrue();
        assertThat(event.plan().terms().quota()).isNull();
    }

    @Test
    void verdicts_of_the_first_version_have_the_facts_and_amounts_they_had() throws Exception {
        ChunkFrozen event =
                MAPPER.readValue(
                        """
                        {"run":{"id":"00000000-0000-0000-0000-000000000007",\
                        "programme":"SEMBAKO","owner":"35.24","sequence":1},"number":0,\
                        "rows":[{"beneficiary":"00000000-0000-0000-0000-000000000001",\
                        "payee":"00000000-0000-0000-0000-000000000002","region":"35.24.01.2001",\
                        "verdict":"ELIGIBLE","amountRupiah":200000,"clauses":[],\
                        "facts":{"live":true,"rosters":["SEMBAKO"],"decile":3,"payeeNamed":true,\
                        "payeeAlive":true,"civilMatch":"MATCHED","jobs":["INFORMAL"],\
                        "account":true},"eligible":true}]}\
                        """,
                        ChunkFrozen.class);

        Row row = event.rows().getFirst();
        assertThat(row.pays()).isTrue();
        assertThat(row.amountRupiah(YearMonth.of(2026, 2))).isEqualTo(200_000);
        assertThat(row.facts()).containsEntry("civilMatch", "MATCHED").hasSize(8);
    }

    @Test
    void the_newer_events_are_read_as_they_were_written() throws Exception {
        UUID one = new UUID(0, 1);
        assertThat(
                        MAPPER.readValue(
                                """
                                {"waiting":[{"beneficiary":\
                                "00000000-0000-0000-0000-000000000001","place":3}]}\
                                """,
                                ChunkCut.class))
                .isEqualTo(new ChunkCut(List.of(new Waiting(one, 3))));
        assertThat(
                        MAPPER.readValue(
                                """
                                {"beneficiary":"00000000-0000-0000-0000-000000000001",\
                                "reason":"Surat kuasa","by":"joko"}\
                                """,
                                HoldReleased.class))
                .isEqualTo(new HoldReleased(one, "Surat kuasa", "joko"));
        assertThat(
                        MAPPER.readValue(
                                """
                                {"beneficiary":"00000000-0000-0000-0000-000000000001",\
                                "amountRupiah":200000,"rosterHash":"00ff","by":"joko"}\
                                """,
                                RunRosterAmended.class))
                .isEqualTo(new RunRosterAmended(one, 200_000, "00ff", "joko"));
        Unpaid gone =
                new Unpaid(one, "35.24.01.2001", Verdict.Outcome.HELD, "changed-since-freeze");
        assertThat(
                        MAPPER.readValue(
                                """
                                {"left":[{"beneficiary":"00000000-0000-0000-0000-000000000001",\
                                "region":"35.24.01.2001","verdict":"HELD",\
                                "clause":"changed-since-freeze"}]}\
                                """,
                                PlacesVacated.class))
                .isEqualTo(new PlacesVacated(List.of(gone)));
        assertThat(
                        MAPPER.readValue(
                                """
                                {"filled":[{"beneficiary":\
                                "00000000-0000-0000-0000-000000000001","place":3}]}\
                                """,
                                PlacesFilled.class))
                .isEqualTo(new PlacesFilled(List.of(new Waiting(one, 3))));
        assertThat(
                        MAPPER.readValue(
                                """
                                {"month":"2026-11","entitlements":["AAAA"]}\
                                """,
                                EntitlementsTaken.class))
                .isEqualTo(new EntitlementsTaken(YearMonth.of(2026, 11), List.of("AAAA")));
        assertThat(
                        MAPPER.readValue(
                                """
                                {"tally":{"candidates":4,"eligible":2,"excluded":1,"held":1,\
                                "monthly":{"amount":400000}},"rosterHash":"00ff","left":1,"filled":1,\
                                "by":"job:instruct"}\
                                """,
                                RunPlacesFilled.class))
                .isEqualTo(
                        new RunPlacesFilled(
                                new Tally(4, 2, 1, 1, new Rupiah(400_000)),
                                "00ff",
                                1,
                                1,
                                "job:instruct"));
        Row quarter =
                MAPPER.readValue(
                        """
                        {"beneficiary":"00000000-0000-0000-0000-000000000001",\
                        "payee":"00000000-0000-0000-0000-000000000002","region":"35.24.01.2001",\
                        "verdict":"ELIGIBLE","amountRupiah":166667,"clauses":[],"facts":{},\
                        "yearRupiah":2000000}\
                        """,
                        Row.class);
        long sum = 0;
        for (int month = 1; month <= 3; month++) {
            sum += quarter.amountRupiah(YearMonth.of(2026, month));
        }
        assertThat(sum).isEqualTo(500_000);
    }

    @Test
    void a_budget_of_the_first_version_draws_on_its_allotment() throws Exception {
        assertThat(
                        MAPPER.readValue(
                                        """
                                        {"programme":"SEMBAKO","year":2026,"owner":"35.24",\
                                        "source":"APBD","allotted":{"amount":1000,"zero":false},\
                                        "decreeNumber":"188/1","decreeDate":"2026-01-05"}\
                                        """,
                                        BudgetAllotted.class)
                                .funding())
                .isEqualTo(Funding.ALLOTMENT);
    }

    @Test
    void the_events_of_a_budget_s_year_are_read_as_they_were_written() throws Exception {
        assertThat(
                        MAPPER.readValue(
                                        """
                                        {"programme":"TALI_ASIH","year":2026,"owner":"35.24",\
                                        "source":"APBD","allotted":{"amount":1000,"zero":false},\
                                        "decreeNumber":"188/1","decreeDate":"2026-01-05",\
                                        "funding":"RESERVE"}\
                                        """,
                                        BudgetAllotted.class)
                                .funding())
                .isEqualTo(Funding.RESERVE);
        assertThat(
                        MAPPER.readValue(
                                """
                                {"month":"2026-03","amount":{"amount":100,"zero":false}}\
                                """,
                                BudgetSetAside.class))
                .isEqualTo(new BudgetSetAside(YearMonth.of(2026, 3), new Rupiah(100)));
        assertThat(
                        MAPPER.readValue(
                                """
                                {"on":"2026-12-31","available":{"amount":0,"zero":true},\
                                "setAside":{"amount":7,"zero":false}}\
                                """,
                                BudgetLapsed.class))
                .isEqualTo(
                        new BudgetLapsed(LocalDate.of(2026, 12, 31), Rupiah.ZERO, new Rupiah(7)));
    }
}
