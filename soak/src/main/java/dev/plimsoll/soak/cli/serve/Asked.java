package dev.plimsoll.soak.cli.serve;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What was typed behind {@code probe --serve}.
 *
 * @param hostPort {@code HOST:PORT}
 * @param certificate {@code --certificate FILE}
 * @param key {@code --key FILE}
 */
public record Asked(String hostPort, Optional<Path> certificate, Optional<Path> key) {}
