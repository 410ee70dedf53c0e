package dev.plimsoll.soak.cli.tune;

import dev.plimsoll.probe.tuning.Profile;
import dev.plimsoll.probe.tuning.compare.HostResult;
import dev.plimsoll.probe.tuning.compare.LineResult;
import dev.plimsoll.probe.tuning.compare.LineVerdict;
import java.io.StringWriter;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** A junit.xml: a suite for each target, a case for each line. What deviates failed; what cannot be told is an error. */
final class CheckJUnit {
    private final XMLStreamWriter xml;
    private final Profile profile;

    private CheckJUnit(XMLStreamWriter xml, Profile profile) {
        this.xml = xml;
        this.profile = profile;
    }

    /** The document, ending with a newline. */
    static String of(Profile profile, List<HostResult> results) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newInstance().createXMLStreamWriter(text);
            CheckJUnit report = new CheckJUnit(xml, profile);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeCharacters("\n");
            xml.writeStartElement("testsuites");
            for (HostResult result : results) {
                report.suite(result);
            }
            xml.writeCharacters("\n");
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("a string cannot fail to be written", e);
        }
        return text.append('\n').toString();
    }

    private void suite(HostResult result) throws XMLStreamException {
        long deviations = result.lines().stream()
                .filter(line -> line.verdict().isDeviation())
                .count();
        xml.writeCharacters("\n  ");
        xml.writeStartElement("testsuite");
        attribute("name", "plimsoll tune check " + profile.name() + " " + HostLabel.of(result));
        attribute("hostname", result.host());
        attribute("tests", String.valueOf(result.lines().size()));
        attribute("failures", String.valueOf(deviations));
        attribute("errors", String.valueOf(result.count(LineVerdict.CANNOT_TELL)));
        attribute("skipped", "0");
        for (LineResult line : result.lines()) {
            xml.writeCharacters("\n    ");
            testCase(result, line);
        }
        xml.writeCharacters("\n  ");
        xml.writeEndElement();
    }

    private void testCase(HostResult result, LineResult line) throws XMLStreamException {
        xml.writeStartElement("testcase");
        attribute("classname", "plimsoll.tune." + profile.name() + "." + HostLabel.of(result));
        attribute("name", line.declared().setting() + " " + line.declared().wanted());
        if (line.verdict() != LineVerdict.OK) {
            xml.writeEmptyElement(line.verdict().isDeviation() ? "failure" : "error");
            attribute("type", line.verdict().words());
            attribute("message", line.why());
        }
        xml.writeEndElement();
    }

    private void attribute(String name, String value) throws XMLStreamException {
        xml.writeAttribute(name, allowed(value));
    }

    /** XML 1.0 §2.2 has no way to write most control characters: they become U+FFFD, the replacement character. */
    private static String allowed(String raw) {
        return raw.replaceAll("[^\\t\\n\\r\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]", "\uFFFD");
    }
}
