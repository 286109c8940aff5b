package id.dinsos.eventstore.secret;

import static org.assertj.core.api.Assertions.assertThat;

import id.dinsos.eventstore.rules.Names;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class KeyedHashTest {
    private final KeyedHash ours = new KeyedHash(new byte[32]);

    @Test
    void an_id_follows_from_its_name_under_the_key_alone() {
        byte[] other = new byte[32];
        other[31] = 1;
        String name = "35.24/person/S000000001";
        assertThat(ours.uuid(name)).isEqualTo(new KeyedHash(new byte[32]).uuid(name));
        assertThat(ours.uuid(name)).isNotEqualTo(new KeyedHash(other).uuid(name));
        assertThat(ours.uuid(name)).isNotEqualTo(ours.uuid("35.24/person/S000000002"));
        assertThat(ours.uuid(name).version()).isEqualTo(8);
        assertThat(ours.uuid(name).variant()).isEqualTo(2);
        assertThat(ours.uuid("35.24/person/S000000001"))
                .isNotEqualTo(Names.uuid("35.24", "person", "S000000001"));
    }

    @Test
    void letters_beyond_ascii_are_not_all_one() {
        assertThat(ours.uuid("Zoë")).isNotEqualTo(ours.uuid("Zoé"));
    }

    @Test
    void an_id_a_seal_and_a_hash_of_one_text_have_nothing_in_common() {
        byte[] text = "1".getBytes(StandardCharsets.UTF_8);
        assertThat(ours.uuid("1").getMostSignificantBits() >>> 16)
                .isNotEqualTo(ByteBuffer.wrap(ours.of("nik", "1")).getLong() >>> 16)
                .isNotEqualTo(ByteBuffer.wrap(ours.ofBytes(text)).getLong() >>> 16);
        assertThat(ours.ofBytes(text)).isNotEqualTo(ours.of("nik", "1"));
    }
}
