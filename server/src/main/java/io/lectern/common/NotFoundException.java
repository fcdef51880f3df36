package io.lectern.common;

/** No such object for this caller: also the answer for objects of other tenants, so that ids cannot be probed. */
public class NotFoundException extends DomainException {

    private static final long serialVersionUID = 1L;

    private final String type;
    private final String id;

    /**
     * @param type the field's word for the object: dataset, document, chunk …
     * @param id the id as the caller wrote it
     */
    public NotFoundException(String type, String id) {
        super(FailureKind.NOT_FOUND, "There is no " + type + " " + id + ".");
        this.type = type;
        this.id = id;
    }

    public String type() {
        return type;
    }

    public String id() {
        return id;
    }
}
