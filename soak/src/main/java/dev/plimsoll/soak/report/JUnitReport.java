package dev.plimsoll.soak.report;

import dev.plimsoll.soak.sample.Recording;
import dev.plimsoll.soak.verdict.Verdict;
import dev.plimsoll.soak.verdict.Verdict.Outcome;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * {@code junit.xml}: a test case for each thing a run was judged by, as continuous integration reads it. What did not
 * hold is a failure; what could not be told is an error.
 */
public final class JUnitReport {
    private final XMLStreamWriter xml;

    private JUnitReport(XMLStreamWriter xml) {
        this.xml = xml;
    }

    /** The document, ending with a newline. */
    public static String of(Recording recording, Verdict verdict) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newInstance().createXMLStreamWriter(text);
            new JUnitReport(xml).write(verdict, Check.of(recording, verdict));
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("a string cannot fail to be written", e);
        }
        return text.append('\n').toString();
    }

    private void write(Verdict verdict, List<Check> checks) throws XMLStreamException {
        xml.writeStartDocument("UTF-8", "1.0");
        xml.writeCharacters("\n");
        xml.writeStartElement("testsuites");
        xml.writeCharacters("\n  ");
        xml.writeStartElement("testsuite");
        attribute("name", "plimsoll " + verdict.scenario());
        attribute("timestamp", verdict.started());
        attribute("time", plain(verdict.duration()));
        attribute("tests", String.valueOf(checks.size()));
        attribute("failures", counted(checks, Outcome.FAIL));
        attribute("errors", counted(checks, Outcome.INCONCLUSIVE));
        attribute("skipped", "0");
        for (Check check : checks) {
            xml.writeCharacters("\n    ");
            testCase(verdict, check);
        }
        xml.writeCharacters("\n  ");
        xml.writeEndElement();
        xml.writeCharacters("\n");
        xml.writeEndElement();
        xml.writeEndDocument();
    }

    private void testCase(Verdict verdict, Check check) throws XMLStreamException {
        xml.writeStartElement("testcase");
        attribute("classname", "plimsoll." + verdict.scenario() + "." + check.group());
        attribute("name", check.name());
        switch (check.outcome()) {
            case PASS -> element("system-out", check.message());
            case FAIL -> problem("failure", check.message());
            case INCONCLUSIVE -> problem("error", check.message());
        }
        xml.writeEndElement();
    }

    private void element(String name, String content) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(allowed(content));
        xml.writeEndElement();
    }

    private void problem(String name, String message) throws XMLStreamException {
        xml.writeEmptyElement(name);
        attribute("message", message);
    }

    private void attribute(String name, String value) throws XMLStreamException {
        xml.writeAttribute(name, allowed(value));
    }

    private static String counted(List<Check> checks, Outcome outcome) {
        return String.valueOf(
                checks.stream().filter(check -> check.outcome() == outcome).count());
    }

    private static String plain(double amount) {
        return BigDecimal.valueOf(amount).stripTrailingZeros().toPlainString();
    }

    /** XML 1.0 §2.2 has no way to write most control characters: they become U+FFFD, the replacement character. */
    private static String allowed(String raw) {
        StringBuilder text = new StringBuilder(raw.length());
        raw.codePoints().map(point -> isXmlCharacter(point) ? point : 0xFFFD).forEach(text::appendCodePoint);
        return text.toString();
    }

    private static boolean isXmlCharacter(int point) {
        return point == '\t'
                || point == '\n'
                || point == '\r'
                || (point >= 0x20 && point <= 0xD7FF)
                || (point >= 0xE000 && point <= 0xFFFD)
                || point >= 0x10000;
    }
}
