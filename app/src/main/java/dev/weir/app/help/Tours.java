package dev.weir.app.help;

import dev.weir.app.help.PageHelp.Step;
import dev.weir.app.text.Text;
import java.util.List;

/** The guided tour of each page, three to five steps, in the language that is spoken now. */
final class Tours {

    private Tours() {}

    static List<Step> overview() {
        return List.of(
                new Step(
                        "#figure-tiles",
                        Text.of(
                                "The big figures of the account, each second: what comes in, what is read, and what is refused.")),
                new Step(
                        "#overview-charts",
                        Text.of("The last minutes. Drag over a chart to zoom in, double-click to go back to live.")),
                new Step(
                        "#overview-streams",
                        Text.of("All streams with their traffic. Enter or a double-click opens one.")),
                new Step(
                        "#open-palette",
                        Text.of("Ctrl+K finds pages, streams, settings, words and everything that can be done.")));
    }

    static List<Step> streams() {
        return List.of(
                new Step("#streams-search", Text.of("Type a part of a name: the table shows what fits.")),
                new Step("#streams-table", Text.of("One line a stream. A click on a heading sorts; Enter opens.")),
                new Step("#streams-create", Text.of("Makes a new stream. What it will cost and hold is said before.")));
    }

    static List<Step> stream() {
        return List.of(
                new Step(
                        "#stream-tabs",
                        Text.of("Four views of the stream: throughput, key space, consumers, configuration.")),
                new Step("#stream-records", Text.of("Opens its records: live, or from any time that is retained.")),
                new Step(
                        "#stream-produce",
                        Text.of("Opens the page that puts records into it, one by one or generated.")));
    }

    static List<Step> records() {
        return List.of(
                new Step("#records-stream", Text.of("Which stream is read, and beside it which shard and from when.")),
                new Step("#records-run", Text.of("Begins to read, and ends it.")),
                new Step(
                        "#records-filter",
                        Text.of("Shows only the records that fit: text, regular expression, JSONPath or CEL.")));
    }

    static List<Step> produce() {
        return List.of(
                new Step("#produce-stream", Text.of("Into which stream.")),
                new Step("#produce-send", Text.of("Sends this one record, and says in which shard it is.")),
                new Step("#open-palette", Text.of("Generators that were saved, and streams, are found here too.")));
    }

    static List<Step> query() {
        return List.of(
                new Step(
                        "#query-streams",
                        Text.of(
                                "The streams that can be asked, with their columns. Double-click puts a name into the statement.")),
                new Step("#query-tabs", Text.of("A tab a statement. They are there again at the next start.")),
                new Step("#query-run", Text.of("Runs the statement: Ctrl+Enter does the same.")),
                new Step("#query-examples", Text.of("Statements to begin with, from counting to patterns.")));
    }

    static List<Step> delivery() {
        return List.of(
                new Step("#delivery-search", Text.of("Type a part of a name: the table shows what fits.")),
                new Step(
                        "#delivery-table",
                        Text.of("One line a delivery stream. Freshness says how old the oldest record is that waits.")),
                new Step("#delivery-create", Text.of("Makes a delivery stream, with a preview on real records.")));
    }

    static List<Step> deliveryStream() {
        return List.of(
                new Step("#delivery-stream-objects", Text.of("Opens the objects that it wrote.")),
                new Step("#delivery-stream-change", Text.of("Opens the form with what it is now.")),
                new Step("#delivery-stream-tabs", Text.of("Live figures, errors, settings, and a test.")));
    }

    static List<Step> deliveryForm() {
        return List.of(
                new Step(
                        "#delivery-form-sections",
                        Text.of("What there is to decide, in the order in which a record meets it.")),
                new Step("#delivery-form-accept", Text.of("Makes it, or says why it can't be made yet.")),
                new Step("#delivery-form-cancel", Text.of("Leaves; nothing was sent until then.")));
    }

    static List<Step> audit() {
        return List.of(
                new Step(
                        "#audit-attribute",
                        Text.of("What to ask CloudTrail for: a resource, a user, a kind of event.")),
                new Step("#audit-text", Text.of("Sifts what has been found by any word.")),
                new Step(
                        "#audit-table",
                        Text.of("One line an event. Choose one to read it as a sentence and as JSON.")));
    }

    static List<Step> access() {
        return List.of(
                new Step(
                        "#access-tabs",
                        Text.of("What Weir needs, who there is, and a simulator that answers who may do what.")),
                new Step("#open-palette", Text.of("“Who is calling” shows whose credentials are used.")),
                new Step("#read-only", Text.of("While this is on, nothing is sent that changes anything.")));
    }

    static List<Step> objects() {
        return List.of(
                new Step(
                        "#objects-address",
                        Text.of("Type s3://bucket/prefix to go there, also where buckets may not be listed.")),
                new Step("#object-tree", Text.of("Buckets, folders and files.")),
                new Step("#objects-refresh", Text.of("Lists them anew.")));
    }

    static List<Step> transformBench() {
        return List.of(
                new Step("#bench-take", Text.of("Takes some records from the stream to try it on.")),
                new Step("#bench-starters", Text.of("Transforms to begin with.")),
                new Step("#bench-run", Text.of("Runs it on these records; what went wrong is said record by record.")),
                new Step("#bench-attach", Text.of("Attaches it to a delivery stream once it does what it should.")));
    }

    static List<Step> scenarios() {
        return List.of(
                new Step(
                        "#scenario-cards",
                        Text.of("One card for each scenario: what it is for and what happens in it.")),
                new Step("#scenario-play", Text.of("Makes all that it needs on the embedded broker and plays it.")),
                new Step("#scenario-parts", Text.of("How each part fares; its name opens its page.")),
                new Step("#scenario-captions", Text.of("The story, step by step, with the way to each place.")));
    }

    static List<Step> pipeline() {
        return List.of(
                new Step(
                        "#pipeline-chart",
                        Text.of(
                                "From left to right: who puts, the streams, SQL, delivery, and who reads. A click opens a page.")),
                new Step("#pipeline-search", Text.of("Finds a stream, and shows it with its neighbours.")),
                new Step("#open-palette", Text.of("“Show … in the pipeline” is found here for each stream.")));
    }

    static List<Step> journey() {
        return List.of(
                new Step("#journey-way", Text.of("One card a hop, with its time and how it is known.")),
                new Step("#journey-again", Text.of("Looks again, for instance once the delivery’s buffer is written.")),
                new Step("#journey-pipeline", Text.of("Shows the stream in the pipeline of the account.")));
    }
}
