package dev.weir.app.objects.read;

/**
 * A field of an object's records.
 *
 * @param name with dots between the levels of JSON
 * @param type as the object declares it, or what was seen: for instance {@code number, null}
 * @param filled in how many of the records that were read it has a value, or −1 if it was not counted
 */
public record SchemaField(String name, String type, int filled) {}
