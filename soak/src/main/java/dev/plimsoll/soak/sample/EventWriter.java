package dev.plimsoll.soak.sample;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** Writes {@code events.jsonl}: a line per event, on its way to the disk when {@link #write} returns. Used by one thread. */
public final class EventWriter implements AutoCloseable {
    private final AppendedLines lines;
    private final JsonFactory json = new JsonFactory();

    private EventWriter(AppendedLines lines) {
        this.lines = lines;
    }

    /** Makes the file in a run's folder. */
    public static EventWriter open(Path folder) throws IOException {
        return new EventWriter(AppendedLines.open(RunFiles.EVENTS.in(folder)));
    }

    /** Appends one event. */
    public void write(Event event) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator out = json.createGenerator(bytes)) {
            out.writeStartObject();
            out.writeNumberField("t", event.seconds());
            out.writeStringField("event", event.kind().label());
            for (Map.Entry<String, String> detail : event.details().entrySet()) {
                out.writeStringField(detail.getKey(), detail.getValue());
            }
            out.writeEndObject();
            out.writeRaw('\n');
        }
        lines.append(bytes.toByteArray());
    }

    /** Returns once every event written is on the disk. */
    public void force() throws IOException {
        lines.force();
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
