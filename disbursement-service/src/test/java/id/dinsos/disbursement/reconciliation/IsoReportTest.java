package id.dinsos.disbursement.reconciliation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.prowidesoftware.swift.model.mx.MxCamt05300108;
import com.prowidesoftware.swift.model.mx.MxCamt05400108;
import com.prowidesoftware.swift.model.mx.MxPain00200110;
import id.dinsos.eventstore.rules.Refusal;
import jakarta.xml.bind.JAXBContext;
import jakarta.xml.bind.JAXBException;
import jakarta.xml.bind.SchemaOutputResolver;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.StringWriter;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.transform.Result;
import javax.xml.transform.stream.StreamResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** What banks write in ISO 20022 is read as what they write in any other form, or refused whole. */
class IsoReportTest {
    private static final String CAMT = "urn:iso:std:iso:20022:tech:xsd:camt.054.001.08";
    private static final String PAIN = "urn:iso:std:iso:20022:tech:xsd:pain.002.001.10";
    private static final UUID TRANSFER = UUID.fromString("0190a1b2-0000-7000-8000-00000000beef");

    @Test
    void an_entry_on_the_account_is_a_credit_and_one_that_comes_in_a_return_with_its_reason() {
        String body =
                entry("DBIT", compact(TRANSFER), "")
                        + entry(
                                "CRDT",
                                compact(TRANSFER),
                                "<RtrInf><Rsn><Cd>AC04</Cd></Rsn></RtrInf>");

        assertThat(faults(camt(body))).isEmpty();
        assertThat(lines(camt(body)))
                .containsExactly(
                        List.of(TRANSFER.toString(), "200000", "CREDITED", "", "B-1", "2026-11-20"),
                        List.of(
                                TRANSFER.toString(),
                                "200000",
                                "RETURNED",
                                "AC04",
                                "B-1",
                                "2026-11-20"));
    }

    @Test
    void a_reversal_that_comes_in_came_back_and_one_that_leaves_again_is_unclear() {
        String reversal = "<RvslInd>true</RvslInd><Sts>";
        String back = entry("CRDT", compact(TRANSFER), "").replace("<Sts>", reversal);
        String again = entry("DBIT", compact(TRANSFER), "").replace("<Sts>", reversal);

        assertThat(faults(camt(back + again))).isEmpty();
        assertThat(lines(camt(back + again)))
                .extracting(fields -> fields.get(2) + " " + fields.get(3))
                .containsExactly("RETURNED RVSL", "UNKNOWN ");
    }

    @Test
    void what_is_no_transfer_of_ours_is_a_line_for_a_person_to_look_at() {
        String fee =
                """
                <Ntry><NtryRef>FEE-7</NtryRef><Amt Ccy="IDR">2500.00</Amt><CdtDbtInd>DBIT</CdtDbtInd>
                <Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>2026-11-20</Dt></BookgDt><BkTxCd/></Ntry>
                """;

        assertThat(lines(camt(fee)))
                .containsExactly(List.of("FEE-7", "2500", "CREDITED", "", "FEE-7", "2026-11-20"));
        assertThat(lines(camt(fee.replace("BOOK", "PDNG"))).getFirst()).contains("UNKNOWN");
    }

    @Test
    void several_transactions_of_an_entry_are_as_many_lines() {
        String body =
                """
                <Ntry><Amt Ccy="IDR">400000</Amt><CdtDbtInd>DBIT</CdtDbtInd>
                <Sts><Cd>BOOK</Cd></Sts><BookgDt><DtTm>2026-11-20T10:00:00</DtTm></BookgDt><BkTxCd/>
                <NtryDtls><TxDtls><Refs><EndToEndId>%s</EndToEndId></Refs><Amt Ccy="IDR">150000</Amt></TxDtls>
                <TxDtls><Refs><EndToEndId>X-2</EndToEndId></Refs><Amt Ccy="IDR">250000</Amt></TxDtls></NtryDtls></Ntry>
                """
                        .formatted(compact(TRANSFER));

        assertThat(faults(camt(body))).isEmpty();
        assertThat(lines(camt(body)))
                .extracting(fields -> fields.get(0) + " " + fields.get(1) + " " + fields.get(5))
                .containsExactly(TRANSFER + " 150000 2026-11-20", "X-2 250000 2026-11-20");
    }

    @Test
    void a_status_report_says_what_was_rejected_and_why() {
        String report = pain(status("RJCT", "<StsRsnInf><Rsn><Cd>AC01</Cd></Rsn></StsRsnInf>"));

        assertThat(faults(report)).isEmpty();
        assertThat(lines(report))
                .containsExactly(
                        List.of(
                                TRANSFER.toString(),
                                "200000",
                                "FAILED",
                                "AC01",
                                "B-2",
                                "2026-11-20T10:00:00+07:00"));
        assertThat(lines(pain(status("ACSC", ""))).getFirst()).contains("CREDITED");
        assertThat(lines(pain(status("ACSP", ""))).getFirst()).contains("UNKNOWN");
    }

    @Test
    void what_breaks_the_schema_is_refused_with_the_line_and_what_was_expected() {
        String broken =
                camt(entry("DBIT", "X", "").replace("<Sts><Cd>BOOK</Cd></Sts>", "<Oops>1</Oops>"));

        assertThat(faults(broken))
                .anySatisfy(fault -> {
                    assertThat(fault.code()).isEqualTo("schema-violated");
                    assertThat(fault.pointer()).startsWith("/line/");
                    assertThat(fault.message()).contains("Oops").contains("Sts");
                });
    }

    @Test
    void a_fault_of_a_value_does_not_repeat_the_value() {
        String broken =
                camt(entry("DBIT", "X", "").replace(">200000.00<", ">rekening 0912345678<"));

        assertThat(faults(broken)).isNotEmpty();
        assertThat(faults(broken).toString()).doesNotContain("0912345678");
    }

    @Test
    void a_bomb_an_entity_from_outside_and_another_kind_are_refused() {
        String bomb =
                "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]>"
                        + camt("<Ntry>&b;</Ntry>");
        String outside =
                "<!DOCTYPE x [<!ENTITY p SYSTEM \"file:///etc/passwd\">]>"
                        + camt("<Ntry>&p;</Ntry>");

        assertThat(faults(bomb)).extracting(Refusal.FieldError::code).contains("document-type");
        assertThat(faults(outside)).extracting(Refusal.FieldError::code).contains("document-type");
        assertThat(faults(camt("").replace("camt.054.001.08", "camt.052.001.08")))
                .extracting(Refusal.FieldError::code)
                .containsExactly("kind-unknown");
        assertThat(faults("<html>")).extracting(Refusal.FieldError::code).contains("kind-unknown");
        assertThat(faults(camt("<Ntry>"))).extracting(Refusal.FieldError::code).contains("not-xml");
    }

    @Test
    void a_month_of_a_regency_is_read_in_some_seconds_and_little_memory() throws IOException {
        int entries = 95_300;
        long before = used();
        long began = cpuMillis();
        List<Refusal.FieldError> faults = new ArrayList<>();
        IsoSchemaFile.check(many(entries, -1), faults, 10);
        int lines = 0;
        try (IsoReportFile all = new IsoReportFile(many(entries, -1))) {
            while (all.hasNext()) {
                var unused = all.next();
                lines++;
            }
        }
        long millis = cpuMillis() - began;
        long heap = (used() - before) / 1024 / 1024;
        System.out.printf(
                "camt.054 of %,d entries: %,d ms of one core, %,d MB kept%n",
                entries, millis, heap);

        assertThat(faults).isEmpty();
        assertThat(lines).isEqualTo(entries);
        assertThat(millis).isLessThan(15_000);
        assertThat(heap).isLessThan(64);
    }

    @Test
    void one_broken_entry_of_many_refuses_the_whole_and_says_which() {
        List<Refusal.FieldError> faults = new ArrayList<>();
        IsoSchemaFile.check(many(20_000, 19_999), faults, 10);

        assertThat(faults).isNotEmpty();
        assertThat(faults.getFirst().pointer()).isEqualTo("/line/20000");
    }

    @Test
    @EnabledIfSystemProperty(named = "dinsos.suite", matches = "long")
    void one_broken_entry_of_a_million_refuses_the_whole_in_little_memory() {
        long before = used();
        List<Refusal.FieldError> faults = new ArrayList<>();
        IsoSchemaFile.check(many(1_000_000, 999_999), faults, 10);

        assertThat(faults.getFirst().pointer()).isEqualTo("/line/1000000");
        assertThat((used() - before) / 1024 / 1024).isLessThan(64);
    }

    @Test
    void the_schemas_are_those_of_prowide_s_model() throws IOException, JAXBException {
        Map<String, Class<?>> kinds =
                Map.of(
                        "pain.002.001.10", MxPain00200110.class,
                        "camt.053.001.08", MxCamt05300108.class,
                        "camt.054.001.08", MxCamt05400108.class);
        assertThat(kinds.keySet()).containsExactlyInAnyOrderElementsOf(IsoSchemaFile.KINDS);
        for (Map.Entry<String, Class<?>> kind : kinds.entrySet()) {
            try (InputStream file =
                    IsoReportTest.class.getResourceAsStream(
                            "/iso20022/" + kind.getKey() + ".xsd")) {
                assertThat(new String(file.readAllBytes(), UTF_8))
                        .isEqualTo(schema(kind.getValue(), kind.getKey()));
            }
        }
    }

    /** Prowide's types have no namespace of their own; the standard's have that of the message. */
    public static String schema(Class<?> type, String kind) throws IOException, JAXBException {
        Map<String, StringWriter> written = new HashMap<>();
        JAXBContext.newInstance(type)
                .generateSchema(
                        new SchemaOutputResolver() {
                            @Override
                            public Result createOutput(String namespace, String file) {
                                StringWriter text = new StringWriter();
                                written.put(namespace, text);
                                StreamResult result = new StreamResult(text);
                                result.setSystemId(file);
                                return result;
                            }
                        });
        String types = Objects.requireNonNull(written.get("")).toString();
        String namespace = "urn:iso:std:iso:20022:tech:xsd:" + kind;
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<xs:schema version=\"1.0\""
                + " targetNamespace=\"%1$s\" xmlns=\"%1$s\"".formatted(namespace)
                + " elementFormDefault=\"qualified\""
                + " xmlns:xs=\"http://www.w3.org/2001/XMLSchema\">\n\n"
                + "  <xs:element name=\"Document\" type=\"Document\"/>"
                + types.substring(types.indexOf('>', types.indexOf("<xs:schema")) + 1)
                        .stripTrailing()
                + "\n";
    }

    /** Of this thread: a busy machine makes nothing slower. */
    private static long cpuMillis() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / 1_000_000;
    }

    private static long used() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    /** As it streams in; never whole in memory. */
    private static InputStream many(int entries, int broken) {
        String[] around = camt("@").split("@");
        Iterator<InputStream> parts =
                Stream.concat(
                                Stream.concat(
                                        Stream.of(around[0]),
                                        IntStream.range(0, entries)
                                                .mapToObj(i -> one(i, i == broken))),
                                Stream.of(around[1]))
                        .map(text -> (InputStream) new ByteArrayInputStream(text.getBytes(UTF_8)))
                        .iterator();
        return new SequenceInputStream(
                Collections.enumeration(
                        new java.util.AbstractCollection<InputStream>() {
                            @Override
                            public Iterator<InputStream> iterator() {
                                return parts;
                            }

                            @Override
                            public int size() {
                                return entries + 2;
                            }
                        }));
    }

    private static String one(int number, boolean broken) {
        String entry = entry("DBIT", compact(new UUID(1, number)), "").replace("\n", " ");
        return (broken ? entry.replace("Sts>", "Stt>") : entry) + "\n";
    }

    private static String entry(String direction, String reference, String more) {
        return """
        <Ntry><Amt Ccy="IDR">200000.00</Amt><CdtDbtInd>%s</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts>
        <BookgDt><Dt>2026-11-20</Dt></BookgDt><BkTxCd/><NtryDtls><TxDtls><Refs>
        <AcctSvcrRef>B-1</AcctSvcrRef><EndToEndId>%s</EndToEndId></Refs>%s</TxDtls></NtryDtls></Ntry>\
        """
                .formatted(direction, reference, more);
    }

    private static String camt(String entries) {
        return "<Document xmlns=\""
                + CAMT
                + "\"><BkToCstmrDbtCdtNtfctn><GrpHdr><MsgId>M</MsgId>"
                + "<CreDtTm>2026-11-20T10:00:00+07:00</CreDtTm></GrpHdr><Ntfctn><Id>N</Id>"
                + "<Acct><Id><Othr><Id>1</Id></Othr></Id></Acct>"
                + entries
                + "</Ntfctn></BkToCstmrDbtCdtNtfctn></Document>";
    }

    private static String status(String status, String reason) {
        return "<TxInfAndSts><StsId>B-2</StsId><OrgnlEndToEndId>"
                + compact(TRANSFER)
                + "</OrgnlEndToEndId><TxSts>"
                + status
                + "</TxSts>"
                + reason
                + "<OrgnlTxRef><Amt><InstdAmt Ccy=\"IDR\">200000</InstdAmt></Amt></OrgnlTxRef>"
                + "</TxInfAndSts>";
    }

    private static String pain(String transactions) {
        return "<Document xmlns=\""
                + PAIN
                + "\"><CstmrPmtStsRpt><GrpHdr><MsgId>M</MsgId>"
                + "<CreDtTm>2026-11-20T10:00:00+07:00</CreDtTm></GrpHdr><OrgnlGrpInfAndSts>"
                + "<OrgnlMsgId>O</OrgnlMsgId><OrgnlMsgNmId>pain.001.001.09</OrgnlMsgNmId>"
                + "</OrgnlGrpInfAndSts><OrgnlPmtInfAndSts><OrgnlPmtInfId>P</OrgnlPmtInfId>"
                + transactions
                + "</OrgnlPmtInfAndSts></CstmrPmtStsRpt></Document>";
    }

    private static String compact(UUID id) {
        return id.toString().replace("-", "");
    }

    private static List<Refusal.FieldError> faults(String text) {
        List<Refusal.FieldError> faults = new ArrayList<>();
        IsoSchemaFile.check(new ByteArrayInputStream(text.getBytes(UTF_8)), faults, 10);
        return faults;
    }

    private static List<List<String>> lines(String text) {
        List<List<String>> lines = new ArrayList<>();
        try (IsoReportFile all =
                new IsoReportFile(new ByteArrayInputStream(text.getBytes(UTF_8)))) {
            while (all.hasNext()) {
                lines.add(all.next().fields());
            }
        }
        return lines;
    }
}
