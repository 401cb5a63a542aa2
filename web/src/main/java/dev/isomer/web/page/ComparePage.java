package dev.isomer.web.page;

/**
 * An earlier text of an entity beside the present one.
 *
 * @param kind the plural, as in the address
 * @param interaction the id of what was done at that time
 * @param version the tag of the present state
 * @param difference from the present text to the earlier one, as restoring it would change it
 * @param earlier all of the earlier text
 */
public record ComparePage(
        String kind,
        String name,
        long interaction,
        String version,
        String preciseTime,
        String briefTime,
        Difference difference,
        String earlier)
        implements Page {
    /** The address of the entity. */
    public String address() {
        return "/" + kind + "/" + name;
    }

    @Override
    public String template() {
        return "compare.jte";
    }
}
