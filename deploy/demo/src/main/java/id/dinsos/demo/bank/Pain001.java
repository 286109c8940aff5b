package id.dinsos.demo.bank;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** How a bank that speaks ISO 20022 reads what it is to pay: {@code pain.001.001.09}. */
final class Pain001 {
    private static final XMLInputFactory READERS = readers();

    /** What the bank looks at, and in which of them a value stands. */
    private static final List<String> BLOCKS =
            List.of("GrpHdr", "PmtInf", "PmtId", "Amt", "CdtrAgt", "Cdtr", "CdtrAcct", "RmtInf");

    private static final List<String> OF_THE_WHOLE = List.of("GrpHdr", "PmtInf");

    private Pain001() {}

    static BankFile read(byte[] bytes) {
        try {
            XMLStreamReader xml =
                    READERS.createXMLStreamReader(new ByteArrayInputStream(bytes), "UTF-8");
            return read(xml);
        } catch (XMLStreamException e) {
            throw new BankFile.RejectedException("it is no pain.001: " + e.getMessage());
        }
    }

    private static BankFile read(XMLStreamReader xml) throws XMLStreamException {
        Map<String, String> head = new HashMap<>();
        Map<String, String> transfer = new HashMap<>();
        List<BankFile.Line> lines = new ArrayList<>();
        String bank = "";
        String block = "";
        StringBuilder text = new StringBuilder();
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    text.setLength(0);
                    String name = xml.getLocalName();
                    block = BLOCKS.contains(name) ? name : block;
                    if (name.equals("CdtTrfTxInf")) {
                        transfer.clear();
                    }
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA ->
                        text.append(xml.getText());
                case XMLStreamConstants.END_ELEMENT -> {
                    String name = xml.getLocalName();
                    if (name.equals("CdtTrfTxInf")) {
                        bank = bank.isEmpty() ? of(transfer, "CdtrAgt/Id") : bank;
                        lines.add(line(transfer));
                        block = "";
                    } else if (!text.toString().isBlank()) {
                        Map<String, String> values = OF_THE_WHOLE.contains(block) ? head : transfer;
                        values.putIfAbsent(block + "/" + name, text.toString().strip());
                    }
                    text.setLength(0);
                }
                default -> {}
            }
        }
        return checked(head, bank, lines);
    }

    private static BankFile checked(
            Map<String, String> head, String bank, List<BankFile.Line> lines) {
        long sum = lines.stream().mapToLong(BankFile.Line::amountRupiah).sum();
        BankFile.require(
                of(head, "GrpHdr/NbOfTxs").equals(Integer.toString(lines.size())),
                "the count of transactions does not hold");
        BankFile.require(
                of(head, "GrpHdr/CtrlSum").equals(Long.toString(sum)),
                "the control sum does not hold");
        BankFile.require(
                lines.stream().map(BankFile.Line::transferId).distinct().count() == lines.size(),
                "a transfer stands in it twice");
        return new BankFile(hyphened(of(head, "GrpHdr/MsgId")), bank, sum, lines);
    }

    private static BankFile.Line line(Map<String, String> transfer) {
        return new BankFile.Line(
                hyphened(of(transfer, "PmtId/EndToEndId")),
                of(transfer, "CdtrAcct/Id"),
                of(transfer, "Cdtr/Nm"),
                Long.parseLong(of(transfer, "Amt/InstdAmt")));
    }

    private static String of(Map<String, String> values, String key) {
        return values.getOrDefault(key, "");
    }

    /** The standard has 35 letters for a reference, and an id has 36. */
    static String hyphened(String compact) {
        return compact.replaceFirst(
                "^([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})$",
                "$1-$2-$3-$4-$5");
    }

    private static XMLInputFactory readers() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory;
    }
}
