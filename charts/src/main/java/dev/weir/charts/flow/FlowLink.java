package dev.weir.charts.flow;

/**
 * Says that one box flows into another.
 *
 * @param from a box's id
 * @param to a box's id
 */
public record FlowLink(String from, String to) {}
