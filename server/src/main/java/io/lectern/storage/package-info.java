/**
 * Uploaded files: their bytes on the file system and a row for each. Entry point: {@link io.lectern.storage.StorageService}.
 * It does not know what is done with a file.
 */
package io.lectern.storage;
