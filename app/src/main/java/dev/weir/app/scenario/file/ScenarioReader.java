package dev.weir.app.scenario.file;

import dev.weir.app.scenario.Delivery;
import dev.weir.app.scenario.Fault;
import dev.weir.app.scenario.Flow;
import dev.weir.app.scenario.Handler;
import dev.weir.app.scenario.Question;
import dev.weir.app.scenario.Scenario;
import dev.weir.app.scenario.Source;
import dev.weir.app.shell.Caption;
import dev.weir.app.shell.Statements;
import dev.weir.app.text.Text;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.Node;

/** Makes a scenario of its text, or says all that is wrong with it. */
final class ScenarioReader {

    /** The version of the format, the first member of each file. */
    static final int VERSION = 1;

    private static final String VERSION_MEMBER = "weir-scenario";

    private ScenarioReader() {}

    /**
     * Reads a text.
     *
     * @param folder where a person's own file lies, whose data files lie beside it; null for one that comes with the program
     */
    static Scenario read(String text, @Nullable Path folder) throws BrokenScenarioException {
        Problems problems = new Problems();
        Node root = YamlTree.of(text, problems);
        problems.check();
        Members members = new Members(Objects.requireNonNull(root), "", problems);
        problems.check();
        version(members);
        // What another version means by its members is not known here: nothing else is said of them.
        problems.check();
        Scenario scenario = scenario(members, folder);
        members.end();
        problems.check();
        return scenario;
    }

    private static void version(Members members) {
        String version = members.text(VERSION_MEMBER);
        if (!version.isEmpty() && !version.equals(Integer.toString(VERSION))) {
            members.wrong(
                    VERSION_MEMBER,
                    Text.of("This Weir reads version {0} of the format, and this is version {1}.", VERSION, version));
        }
    }

    private static Scenario scenario(Members members, @Nullable Path folder) {
        Names names = new Names();
        PartReader parts = new PartReader(folder);
        String title = members.words("title");
        String summary = members.words("summary");
        String word =
                members.choice("use", false, Scenario.Use.OTHER.word(), "analytics", "events", "ingestion", "loading");
        double speed = members.number("speed", 0.001, 1_000_000, 1);
        List<Flow> streams = members.list("streams", each -> names.stream(each, parts.flow(each)));
        if (streams.isEmpty()) {
            members.wrong("streams", Text.of("A scenario has at least one stream."));
        }
        List<Source> sources = members.list("sources", each -> names.known(each, parts.source(each)));
        List<Question> queries = members.list("queries", each -> names.query(each, parts.question(each)));
        List<Handler> functions = members.list("functions", each -> names.function(each, parts.handler(each)));
        List<Delivery> deliveries = members.list("deliveries", each -> names.delivery(each, parts.delivery(each)));
        List<Statements.Chart> charts = members.list("charts", parts::chart);
        List<Fault> faults = members.list("faults", each -> names.fault(each, new FaultReader(each).read(), sources));
        CaptionReader captions = new CaptionReader(names);
        List<Caption> steps = members.list("steps", captions::caption);
        return new Scenario(
                title,
                summary,
                use(word),
                speed,
                streams,
                sources,
                queries,
                functions,
                deliveries,
                charts,
                faults,
                steps);
    }

    private static Scenario.Use use(String word) {
        for (Scenario.Use use : Scenario.Use.values()) {
            if (use.word().equals(word)) {
                return use;
            }
        }
        return Scenario.Use.OTHER;
    }
}
