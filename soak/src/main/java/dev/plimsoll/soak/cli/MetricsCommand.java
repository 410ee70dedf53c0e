package dev.plimsoll.soak.cli;

import dev.plimsoll.soak.cli.exit.ExitCode;
import dev.plimsoll.soak.cli.prepare.Preparation;
import dev.plimsoll.soak.cli.prepare.ScenarioOptions;
import dev.plimsoll.soak.scenario.Metric;
import dev.plimsoll.soak.scenario.Metrics;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code metrics}: the names that thresholds can use. */
@Command(
        name = "metrics",
        mixinStandardHelpOptions = true,
        versionProvider = Plimsoll.Version.class,
        sortOptions = false,
        description = "Lists the names that a scenario's thresholds can use, with unit and meaning.",
        footerHeading = "%nExample:%n",
        footer = "  plimsoll metrics quick")
final class MetricsCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private ScenarioOptions scenarioOptions = new ScenarioOptions();

    MetricsCommand() {}

    @Override
    public Integer call() {
        Preparation.scenario(scenarioOptions); // the metrics of a scenario that cannot be read are nobody's
        PrintWriter out = spec.commandLine().getOut();
        for (Metric metric : Metrics.all()) {
            String kind = metric.kind().name().toLowerCase(Locale.ROOT);
            out.printf(Locale.ROOT, "%-24s %-8s %-8s %s%n", metric.name(), kind, metric.unit(), metric.meaning());
        }
        out.printf("%nSUBJECT.RESOURCE, SUBJECT.RESOURCE.per_connection and SUBJECT.RESOURCE.per_cycle, e.g.%n");
        out.printf("gateway.rss.per_connection < 8KiB, gateway.cpu < 80%%, gateway.fd.per_cycle < 0.001%n");
        out.flush();
        return ExitCode.PASS.number();
    }
}
