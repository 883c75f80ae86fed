package dev.weir.app.help;

import dev.weir.app.shell.Place;
import java.util.List;

/**
 * What helps a person on one page, in the language that was spoken when it was asked for.
 *
 * @param topic what there is to read
 * @param tour three to five steps
 */
public record PageHelp(Topic topic, List<Step> tour) {

    /**
     * One thing that a tour points at.
     *
     * @param node the id of a node of the page or the frame, as a look-up has it
     */
    public record Step(String node, String text) {}

    /** That of the page which shows a place. */
    public static PageHelp of(Place place) {
        return switch (place) {
            case Place.Overview on -> new PageHelp(Topics.overview(), Tours.overview());
            case Place.Pipeline on -> new PageHelp(Topics.pipeline(), Tours.pipeline());
            case Place.Streams on -> new PageHelp(Topics.streams(), Tours.streams());
            case Place.Stream on -> new PageHelp(Topics.stream(), Tours.stream());
            case Place.Records on -> new PageHelp(Topics.records(), Tours.records());
            case Place.Journey on -> new PageHelp(Topics.journey(), Tours.journey());
            case Place.Produce on -> new PageHelp(Topics.produce(), Tours.produce());
            case Place.Query on -> new PageHelp(Topics.query(), Tours.query());
            case Place.Delivery on -> new PageHelp(Topics.delivery(), Tours.delivery());
            case Place.DeliveryStream on -> new PageHelp(Topics.deliveryStream(), Tours.deliveryStream());
            case Place.DeliveryForm on -> new PageHelp(Topics.deliveryForm(), Tours.deliveryForm());
            case Place.Audit on -> new PageHelp(Topics.audit(), Tours.audit());
            case Place.Access on -> new PageHelp(Topics.access(), Tours.access());
            case Place.Objects on -> new PageHelp(Topics.objects(), Tours.objects());
            case Place.TransformBench on -> new PageHelp(Topics.transformBench(), Tours.transformBench());
            case Place.Scenarios on -> new PageHelp(Topics.scenarios(), Tours.scenarios());
        };
    }
}
