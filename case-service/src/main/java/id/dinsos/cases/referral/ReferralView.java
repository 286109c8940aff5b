package id.dinsos.cases.referral;

import id.dinsos.cases.referral.ReferralEvent.ReferralAsked;
import id.dinsos.cases.referral.ReferralEvent.ReferralOffered;
import id.dinsos.eventstore.rules.Recorded;
import id.dinsos.eventstore.view.View;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Referrals as rows, for the lists of both offices and for the rate at which they are accepted. */
@Singleton
public class ReferralView implements View {
    public static final String NAME = "referrals";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int version() {
        return 4;
    }

    @Override
    public String ddl() {
        return """
        create table referral (
            referral_id uuid primary key, case_id uuid,
            from_office text not null, to_office text not null, mode text not null,
            facility uuid, bed_class text not null, stage text not null,
            readable boolean not null, until timestamptz not null,
            offered_at timestamptz not null, changed_at timestamptz not null,
            accepted_at timestamptz, declined_at timestamptz, revoked_at timestamptz,
            subject uuid not null
        );
        create index referral_to on referral (to_office text_pattern_ops, referral_id);
        create index referral_of on referral (case_id);
        create index referral_asked on referral (from_office text_pattern_ops)
            where case_id is null;
        """;
    }

    @Override
    public Set<String> types() {
        return Set.of(
                "referral-asked.v1",
                "referral-offered.v1",
                "referral-accepted.v1",
                "referral-declined.v1",
                "referral-admitted.v1",
                "referral-discharged.v1",
                "referral-revoked.v1",
                "consent-withdrawn.v1");
    }

    @Override
    public Uni<Void> apply(SqlConnection tx, List<Recorded> batch) {
        Uni<Void> work = Uni.createFrom().voidItem();
        for (Recorded recorded : batch) {
            work = work.flatMap(x -> apply(tx, recorded));
        }
        return work;
    }

    private static Uni<Void> apply(SqlConnection tx, Recorded recorded) {
        ReferralEvent event = (ReferralEvent) recorded.event();
        var at = event.at().atOffset(ZoneOffset.UTC);
        if (event instanceof ReferralOffered offered) {
            Terms terms = offered.terms();
            return insert(
                    tx,
                    recorded.streamId(),
                    terms.caseId(),
                    terms.fromOffice(),
                    terms.toOffice(),
                    terms.mode().name(),
                    terms.facility(),
                    terms.bedClass(),
                    "OFFERED",
                    terms.until().atOffset(ZoneOffset.UTC),
                    at,
                    terms.subject());
        }
        if (event instanceof ReferralAsked asked) {
            return insert(
                    tx,
                    recorded.streamId(),
                    null,
                    asked.fromOffice(),
                    asked.toOffice(),
                    asked.mode().name(),
                    null,
                    "",
                    "ASKED",
                    asked.until().atOffset(ZoneOffset.UTC),
                    at,
                    asked.reason().subject());
        }
        String stage = stage(event);
        return tx.preparedQuery(
                        "update referral set stage = case when $2 = '' then stage else $2 end,"
                                + " readable = readable and $2 <> '', changed_at = $3,"
                                + " accepted_at = case when $2 = 'ACCEPTED' then $3"
                                + " else accepted_at end, declined_at = case when $2 = 'DECLINED'"
                                + " then $3 else declined_at end, revoked_at = case when $2 ="
                                + " 'REVOKED' then $3 else revoked_at end"
                                + " where referral_id = $1")
                .execute(Tuple.of(recorded.streamId(), stage, at))
                .replaceWithVoid();
    }

    /** An offer takes the place of the request that it answers. */
    private static Uni<Void> insert(SqlConnection tx, @Nullable Object... values) {
        return tx.preparedQuery(
                        """
                        insert into referral as r values ($1, $2, $3, $4, $5, $6, $7, $8,
                            $8 = 'OFFERED', $9, $10, $10, null, null, null, $11)
                        on conflict (referral_id) do update set case_id = excluded.case_id,
                            mode = excluded.mode, facility = excluded.facility,
                            bed_class = excluded.bed_class, stage = excluded.stage,
                            readable = excluded.readable, until = excluded.until,
                            offered_at = excluded.offered_at, changed_at = excluded.changed_at,
                            subject = excluded.subject
                        """)
                .execute(Tuple.wrap(Arrays.asList(values)))
                .replaceWithVoid();
    }

    /** The stage after an event; empty where it stays, which only a consent taken back does. */
    private static String stage(ReferralEvent event) {
        return switch (event) {
            case ReferralAsked asked -> "ASKED";
            case ReferralOffered offered -> "OFFERED";
            case ReferralEvent.ReferralAccepted accepted -> "ACCEPTED";
            case ReferralEvent.ReferralDeclined declined -> "DECLINED";
            case ReferralEvent.ReferralAdmitted admitted -> "ADMITTED";
            case ReferralEvent.ReferralDischarged discharged -> "DISCHARGED";
            case ReferralEvent.ReferralRevoked revoked -> "REVOKED";
            case ReferralEvent.ConsentWithdrawn withdrawn -> "";
        };
    }
}
