package id.dinsos.cases.desk;

import id.dinsos.cases.handling.Case.Opened;
import id.dinsos.cases.handling.CaseProcess;
import id.dinsos.cases.handling.Remark.RemarkClass;
import id.dinsos.eventstore.file.SealedFiles;
import id.dinsos.eventstore.log.EventStore;
import id.dinsos.eventstore.work.BackgroundJob;
import id.dinsos.eventstore.work.Pace;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/**
 * Whom the registry has erased is erased from the cases they are in: what was said of them, and
 * where the case is about them all its words. The case is still counted, and its course stays. An
 * offer made since waits until the referral has ended, for a key that is gone takes no answer. What
 * is left to do is read from the tables, so that somebody who is identified late is erased too, and
 * an offer that they learn of late.
 */
@Singleton
public class ErasureJob extends BackgroundJob {
    /** Who offered or asked for a case said why, under keys of the referral's own. */
    private static final String REFERRALS =
            """
            select v.case_id, r.referral_id from identity i
            join view_cases.involved v on v.person_id = i.person_id and v.role = 'SUBJECT'
            join view_cases.case_row c on c.case_id = v.case_id
            join view_referrals.referral r on r.case_id = v.case_id
            where i.erased
                and (r.offered_at < coalesce(i.erased_at, 'infinity')
                    or case when r.stage = 'OFFERED' then r.until <= now()
                        when r.stage in ('ACCEPTED', 'ADMITTED') then c.ended_at is not null
                        else true end)
                and not exists (select from subject_key k
                    where k.subject_id = r.subject and k.wrapped_key is null)
            """;

    private static final String DUE =
            """
            select v.case_id from identity i
            join view_cases.involved v on v.person_id = i.person_id
            where i.erased and not exists (select from subject_key k
                where k.subject_id = v.ref and k.wrapped_key is null)
            union select case_id from (%s) said
            limit 200
            """
                    .formatted(REFERRALS);

    /** Of one case: who is erased, and whether it is about them. */
    private static final String ERASED =
            "select v.ref, v.role from view_cases.involved v join identity i"
                    + " on i.person_id = v.person_id where v.case_id = $1 and i.erased";

    private static final String OF_CASE =
            "select distinct referral_id from (%s) said where case_id = $1".formatted(REFERRALS);

    private static final String ERASE =
            "insert into subject_key select distinct id, null::bytea from unnest($1::uuid[]) u (id)"
                    + " on conflict (subject_id) do update set wrapped_key = null";

    private final Pool pool;
    private final EventStore store;
    private final CaseProcess process;
    private final SealedFiles files;

    public ErasureJob(Pool pool, EventStore store, CaseProcess process, SealedFiles files) {
        super("case-erasure", Pace.every(Duration.ofSeconds(1)));
        this.pool = pool;
        this.store = store;
        this.process = process;
        this.files = files;
    }

    @Override
    protected Uni<? extends Collection<UUID>> due() {
        return pool.query(DUE)
                .execute()
                .map(rows -> {
                    List<UUID> cases = new ArrayList<>();
                    rows.forEach(row -> cases.add(row.getUUID("case_id")));
                    return cases;
                });
    }

    @Override
    protected void work(UUID id) throws IOException {
        List<UUID> keys = new ArrayList<>();
        boolean aboutThem = false;
        for (var row : await(pool.preparedQuery(ERASED).execute(Tuple.of(id)))) {
            keys.add(row.getUUID("ref"));
            aboutThem |= row.getString("role").equals("SUBJECT");
        }
        if (aboutThem
                && await(store.load(id)).fold(process.cases().decider()) instanceof Opened state) {
            UUID subject = state.origin().subject();
            keys.add(subject);
            for (RemarkClass kind : RemarkClass.values()) {
                keys.add(kind.key(id, subject));
            }
        }
        if (aboutThem) {
            for (var row : await(pool.preparedQuery(OF_CASE).execute(Tuple.of(id)))) {
                for (var one : await(store.load(row.getUUID("referral_id"))).events()) {
                    keys.addAll(store.codec().subjects(one.event()));
                }
            }
            files.deleteAll("attachments/" + id + "/");
        }
        await(pool.preparedQuery(ERASE).execute(Tuple.tuple().addValue(keys.toArray(UUID[]::new))));
    }
}
