package id.dinsos.registry.intake.file;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads both files side by side, each sorted by family id, and gives out families with their
 * members in batches. It holds one batch at a time.
 */
public final class FamiliesFile implements Closeable {
    /** Streams of one commit: a household and a person each. */
    public static final int MAX_STREAMS = 900;

    /** Rows of one id that are kept together; a sound family has far fewer. */
    private static final int MAX_ROWS = 100;

    private final RowFile families;
    private final RowFile members;
    private @Nullable Row family;
    private @Nullable Row member;
    private @Nullable String oversized;
    private @Nullable FamilyRows waiting;

    public FamiliesFile(RowFile families, RowFile members, @Nullable String after) {
        this.families = families;
        this.members = members;
        this.family = skip(families, after);
        this.member = skip(members, after);
    }

    /** The next batch, or null at the end. */
    public @Nullable Batch next() {
        List<FamilyRows> batch = new ArrayList<>();
        int streams = 0;
        while (true) {
            FamilyRows rows = waiting != null ? waiting : group();
            waiting = null;
            int more = rows == null ? 0 : 1 + rows.members().size();
            if (rows == null || streams + more > MAX_STREAMS && !batch.isEmpty()) {
                waiting = rows;
                break;
            }
            batch.add(rows);
            streams += more;
        }
        return batch.isEmpty()
                ? null
                : new Batch(batch, families.bytesRead() + members.bytesRead());
    }

    private @Nullable FamilyRows group() {
        Row nextFamily = family;
        Row nextMember = member;
        if (nextFamily == null && nextMember == null) {
            return null;
        }
        String id = lower(nextFamily, nextMember);
        List<Row> familyRows = new ArrayList<>(1);
        List<Row> memberRows = new ArrayList<>(8);
        while (family != null && family.familyId().equals(id) && familyRows.size() < MAX_ROWS) {
            familyRows.add(family);
            family = families.next();
        }
        while (member != null && member.familyId().equals(id) && memberRows.size() < MAX_ROWS) {
            memberRows.add(member);
            member = members.next();
        }
        boolean cut = id.equals(oversized) || familyRows.size() + memberRows.size() >= MAX_ROWS;
        oversized = cut ? id : null;
        return new FamilyRows(id, familyRows, memberRows, cut);
    }

    private static String lower(@Nullable Row a, @Nullable Row b) {
        if (a == null || b == null) {
            return a != null ? a.familyId() : b != null ? b.familyId() : "";
        }
        String left = a.familyId();
        String right = b.familyId();
        return left.compareTo(right) <= 0 ? left : right;
    }

    private static @Nullable Row skip(RowFile reader, @Nullable String after) {
        Row row = reader.next();
        while (row != null && after != null && row.familyId().compareTo(after) <= 0) {
            row = reader.next();
        }
        return row;
    }

    @Override
    public void close() throws IOException {
        families.close();
        members.close();
    }
}
