package dev.weir.app.help;

import dev.weir.app.text.Text;
import java.util.List;

/** What there is to say of each page, in the language that is spoken now. */
final class Topics {

    private Topics() {}

    static Topic overview() {
        return new Topic(
                Text.of(
                        "What flows through the whole account now: records and bytes in and out, throttling, and the streams with the most traffic."),
                List.of(
                        Text.of("Double-click a stream, or press Enter on it, to open it."),
                        Text.of("Drag over a chart to zoom in; a double-click goes back to live.")),
                List.of(new Topic.Key("F5", Text.of("Load anew"))));
    }

    static Topic streams() {
        return new Topic(
                Text.of("All streams of the account and region, with state, shards, retention and traffic."),
                List.of(
                        Text.of("Create a stream with the button at the top right."),
                        Text.of("Type into the search to find one among thousands.")),
                List.of(
                        new Topic.Key("Enter", Text.of("Open the chosen stream")),
                        new Topic.Key("F5", Text.of("Load anew"))));
    }

    static Topic stream() {
        return new Topic(
                Text.of(
                        "One stream: throughput of its shards, the key space they share, its consumers, and its configuration."),
                List.of(
                        Text.of(
                                "Look for a hot shard on Throughput, and for why on Key space; split or merge shards there."),
                        Text.of("Consumers shows who reads and how far behind they are.")),
                List.of(new Topic.Key("Ctrl+Tab", Text.of("The next tab"))));
    }

    static Topic records() {
        return new Topic(
                Text.of(
                        "The records of a stream as they arrive, or from a time on: find, filter, look into each, take them out and put them in again."),
                List.of(
                        Text.of("Choose a stream and press Read; choose a record to see through its layers."),
                        Text.of(
                                "Filter by text, regular expression, JSONPath or CEL; add columns from values inside.")),
                List.of(
                        new Topic.Key("Ctrl+F", Text.of("Find in the rows")),
                        new Topic.Key("Ctrl+C", Text.of("Copy the chosen rows")),
                        new Topic.Key("Ctrl+A", Text.of("Choose all rows"))));
    }

    static Topic produce() {
        return new Topic(
                Text.of("Puts records into a stream: one by one, or many from a template, at a pace that you choose."),
                List.of(
                        Text.of(
                                "Choose the stream first; the shard that a key will hit is shown before anything is sent."),
                        Text.of("A generator sends what its template makes until you stop it.")),
                List.of(new Topic.Key("F5", Text.of("Load anew"))));
    }

    static Topic query() {
        return new Topic(
                Text.of("SQL over streams: Ask answers about what is there, Watch goes on with what arrives."),
                List.of(
                        Text.of(
                                "Start with an example, or choose a stream at the left: its columns are found by themselves."),
                        Text.of("A statement costs reads of its streams; how much is said beside the button.")),
                List.of(
                        new Topic.Key("Ctrl+Enter", Text.of("Run the statement")),
                        new Topic.Key("F2", Text.of("Name the tab")),
                        new Topic.Key("Ctrl+Shift+T", Text.of("Open the closed tab again"))));
    }

    static Topic delivery() {
        return new Topic(
                Text.of(
                        "All delivery streams: from where, to where, how much, and how old the oldest undelivered record is."),
                List.of(
                        Text.of(
                                "Make one with the button at the top right: its form says what is wrong and what is unwise."),
                        Text.of("Open one to see its buffer, its errors and its objects.")),
                List.of(new Topic.Key("Enter", Text.of("Open the chosen delivery stream"))));
    }

    static Topic deliveryStream() {
        return new Topic(
                Text.of(
                        "One delivery stream: what it delivers now, its errors, its settings, and a record to test it with."),
                List.of(
                        Text.of("Look at the objects that it wrote."),
                        Text.of("Change it, or test it with a record of your own.")),
                List.of(new Topic.Key("Ctrl+Tab", Text.of("The next tab"))));
    }

    static Topic deliveryForm() {
        return new Topic(
                Text.of(
                        "The form in which a delivery stream is made or changed: source, transform, destination, buffering."),
                List.of(
                        Text.of("Go through the sections; what is wrong is said beside each field and at the button."),
                        Text.of("The request can be copied as code for the CLI, CloudFormation and Terraform.")),
                List.of(new Topic.Key("F5", Text.of("Load anew"))));
    }

    static Topic audit() {
        return new Topic(
                Text.of("Who did what, when and from where: the events of CloudTrail, in sentences."),
                List.of(
                        Text.of(
                                "Ask for a resource, a person or a kind of event; choose an event to see what it changed."),
                        Text.of("A denied call says which permission was missing.")),
                List.of(new Topic.Key("F5", Text.of("Load anew"))));
    }

    static Topic access() {
        return new Topic(
                Text.of("Who may do what: principals with their policies, what each page needs, and a simulator."),
                List.of(
                        Text.of("Copy the policy that Weir itself needs."),
                        Text.of("Ask the simulator whether somebody may do something.")),
                List.of(new Topic.Key("Ctrl+Tab", Text.of("The next tab"))));
    }

    static Topic objects() {
        return new Topic(
                Text.of(
                        "The objects of S3: buckets and folders at the left, and what a file holds as rows at the right."),
                List.of(
                        Text.of("Open a Parquet, JSON, CSV or Avro file to see its rows and its schema."),
                        Text.of("Ask it in SQL, or send its records into a stream.")),
                List.of(new Topic.Key("F5", Text.of("Load anew"))));
    }

    static Topic transformBench() {
        return new Topic(
                Text.of(
                        "A bench on which a transform is tried on real records before it is attached to a delivery stream."),
                List.of(
                        Text.of(
                                "Take records from a stream, or paste them; run the function and compare before and after."),
                        Text.of("Attach what works to a delivery stream.")),
                List.of(new Topic.Key("F5", Text.of("Load anew"))));
    }

    static Topic scenarios() {
        return new Topic(
                Text.of(
                        "Complete pipelines that can be played on the embedded broker, broken on purpose, changed and kept."),
                List.of(
                        Text.of("Choose one and press Play; the steps at the right say what to look at."),
                        Text.of("Keep a copy to change it: a scenario is a text file.")),
                List.of(new Topic.Key("Ctrl+7", Text.of("Open this page"))));
    }

    static Topic pipeline() {
        return new Topic(
                Text.of(
                        "What flows into what: producers, streams, SQL, delivery, objects and consumers, with their rates now."),
                List.of(
                        Text.of("Click a node, or press Enter on it, to open its page."),
                        Text.of("Arrow keys walk along the edges; the search finds a stream among many.")),
                List.of(new Topic.Key("Enter", Text.of("Open the page of the chosen node"))));
    }

    static Topic journey() {
        return new Topic(
                Text.of(
                        "The way of one record: put, shard, windows of SQL, delivery, object, audit event, each with its time."),
                List.of(
                        Text.of("Each hop says whether it is exact, inferred or unknown, and why."),
                        Text.of("Open the object or the event from its hop.")),
                List.of(new Topic.Key("F5", Text.of("Load anew"))));
    }
}
