/*
 * Copyright 2026 Glossator contributors
 *
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include <dlfcn.h>
#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

/*
 * Preloaded into a program, makes its disk a bad one: of its writes to files some write a part only,
 * and some a part or nothing and then say that the disk is full; it syncs with an error now and then.
 * GLS_BAD_DISK is how many in a hundred fail.
 */

static unsigned int seed;

static int
happens(void)
{
	const char *percent = getenv("GLS_BAD_DISK");

	if (seed == 0)
		seed = (unsigned int)getpid() ^ (unsigned int)time(NULL);
	return percent != NULL && rand_r(&seed) % 100 < atoi(percent);
}

static int
is_file(int fd)
{
	struct stat status;

	return fstat(fd, &status) == 0 && S_ISREG(status.st_mode);
}

__attribute__((visibility("default"))) ssize_t
write(int fd, const void *bytes, size_t length)
{
	ssize_t (*real)(int, const void *, size_t) =
		(ssize_t(*)(int, const void *, size_t))dlsym(RTLD_NEXT, "write");

	if (length < 2 || !is_file(fd) || !happens())
		return real(fd, bytes, length);
	length = (size_t)rand_r(&seed) % length;
	if (length > 0 && rand_r(&seed) % 2 != 0)
		return real(fd, bytes, length);
	/* what was written before the disk was full stays there */
	if (length > 0 && real(fd, bytes, length) < 0)
		return -1;
	errno = ENOSPC;
	return -1;
}

__attribute__((visibility("default"))) int
fdatasync(int fd)
{
	int (*real)(int) = (int (*)(int))dlsym(RTLD_NEXT, "fdatasync");

	if (!happens())
		return real(fd);
	errno = EIO;
	return -1;
}

__attribute__((visibility("default"))) int
ftruncate(int fd, off_t length)
{
	int (*real)(int, off_t) = (int (*)(int, off_t))dlsym(RTLD_NEXT, "ftruncate");

	if (!happens())
		return real(fd, length);
	errno = EIO;
	return -1;
}
