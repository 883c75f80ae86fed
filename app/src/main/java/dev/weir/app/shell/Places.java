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
import dev.weir.app.shell.Place.Stream;
import dev.weir.app.shell.Place.Streams;
import dev.weir.app.shell.Place.TransformBench;
import dev.weir.app.text.Text;
import java.util.List;

/** What places are called, which icon they have, and which of them stand in the rail. */
final class Places {

    /** The rail, top to bottom; Ctrl+1 opens the first. */
    static final List<Place> RAIL = List.of(
            new Overview(), new Streams(), new Records(null, null), new Query(null), new Delivery(), new Audit(null));

    private Places() {}

    static String title(Place place) {
        return switch (place) {
            case Overview overview -> "Overview";
            case Streams streams -> "Streams";
            case Pipeline pipeline -> Text.of("Pipeline");
            case Stream stream -> stream.streamName();
            case Records records -> records.streamName() == null ? "Records" : "Records of " + records.streamName();
            case Journey journey -> Text.of("Journey of a record of {0}", journey.streamName());
            case Produce produce -> produce.streamName() == null ? "Produce" : "Produce into " + produce.streamName();
            case Query query -> "Query";
            case Delivery delivery -> "Delivery";
            case DeliveryStream stream -> stream.deliveryStreamName();
            case DeliveryForm form ->
                form.deliveryStreamName() == null ? "New delivery stream" : "Change " + form.deliveryStreamName();
            case Audit audit -> audit.resourceName() == null ? "Audit" : "Audit of " + audit.resourceName();
            case Access access -> "Access";
            case Objects objects -> objects.bucket() == null ? "Objects" : "Objects of " + objects.bucket();
            case TransformBench bench -> "Transform bench";
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
