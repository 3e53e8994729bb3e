// The only program of the pause image: it keeps a Pod's namespaces until it is told to end.
package main

import (
	"os/signal"
	"syscall"

	"os"
)

func main() {
	ending := make(chan os.Signal, 1)
	signal.Notify(ending, syscall.SIGTERM, syscall.SIGINT)
	<-ending
}
