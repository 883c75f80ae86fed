package dev.weir.app.shell;

import dev.weir.app.shell.Place.Access;
import dev.weir.app.shell.Place.Audit;
import dev.weir.app.shell.Place.Delivery;
import dev.weir.app.shell.Place.DeliveryForm;
import dev.weir.app.shell.Place.DeliveryStream;
import dev.weir.app.shell.Place.Journey;
import dev.weir.app.shell.Place.Objects;
import dev.weir.app.shell.Place.Overview;
import dev.weir.app.shell.Place.Pipeline;
import dev.weir.app.shell.Place.Produce;
import dev.weir.app.shell.Place.Query;
import dev.weir.app.shell.Place.Records;
import dev.weir.app.shell.Place.Scenarios;
import dev.weir.app.shell.Place.Stream;
import dev.weir.app.shell.Place.Streams;
import dev.weir.app.shell.Place.TransformBench;
import dev.weir.app.text.Text;
import java.util.List;

/** What places are called, which icon they have, and which of them stand in the rail. */
final class Places {

    /** The rail, top to bottom; Ctrl+1 opens the first. */
    static final List<Place> RAIL = List.of(
            new Overview(),
            new Streams(),
            new Records(null, null),
            new Query(null),
            new Delivery(),
            new Audit(null),
            new Scenarios(null));

    private Places() {}

    static String title(Place place) {
        return switch (place) {
            case Overview overview -> Text.of("Overview");
            case Streams streams -> Text.of("Streams");
            case Pipeline pipeline -> Text.of("Pipeline");
            case Stream stream -> stream.streamName();
            case Records records ->
                records.streamName() == null ? Text.of("Records") : Text.of("Records of {0}", records.streamName());
            case Journey journey -> Text.of("Journey of a record of {0}", journey.streamName());
            case Produce produce ->
                produce.streamName() == null ? Text.of("Produce") : Text.of("Produce into {0}", produce.streamName());
            case Query query -> Text.of("Query");
            case Delivery delivery -> Text.of("Delivery");
            case DeliveryStream stream -> stream.deliveryStreamName();
            case DeliveryForm form ->
                form.deliveryStreamName() == null
                        ? Text.of("New delivery stream")
                        : Text.of("Change {0}", form.deliveryStreamName());
            case Audit audit ->
                audit.resourceName() == null ? Text.of("Audit") : Text.of("Audit of {0}", audit.resourceName());
            case Access access -> Text.of("Access");
            case Objects objects ->
                objects.bucket() == null ? Text.of("Objects") : Text.of("Objects of {0}", objects.bucket());
            case TransformBench bench -> Text.of("Transform bench");
            case Scenarios scenarios -> Text.of("Scenarios");
        };
    }

    static Icon icon(Place place) {
        return switch (place) {
            case Overview overview -> Icon.OVERVIEW;
            case Streams streams -> Icon.STREAMS;
            case Pipeline pipeline -> Icon.PIPELINE;
            case Stream stream -> Icon.STREAMS;
            case Records records -> Icon.RECORDS;
            case Journey journey -> Icon.ROUTE;
            case Produce produce -> Icon.SEND;
            case Query query -> Icon.QUERY;
            case Delivery delivery -> Icon.DELIVERY;
            case DeliveryStream stream -> Icon.DELIVERY;
            case DeliveryForm form -> Icon.DELIVERY;
            case Audit audit -> Icon.AUDIT;
            case Access access -> Icon.KEY;
            case Objects objects -> Icon.OBJECTS;
            case TransformBench bench -> Icon.TRANSFORM;
            case Scenarios scenarios -> Icon.PLAY;
        };
    }

    /** The entry of the rail that a place belongs to. */
    static Class<? extends Place> railEntry(Place place) {
        return switch (place) {
            case Pipeline pipeline -> Overview.class;
            case Stream stream -> Streams.class;
            case Journey journey -> Records.class;
            case Produce produce -> Streams.class;
            case DeliveryStream stream -> Delivery.class;
            case DeliveryForm form -> Delivery.class;
            case Access access -> Audit.class;
            case Objects objects -> Delivery.class;
            case TransformBench bench -> Delivery.class;
            default -> place.getClass();
        };
    }
}
