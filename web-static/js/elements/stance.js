// The stance question: said once when it opens, closes or is revealed.
let said = document.getElementById('stance')?.dataset.state;

document.addEventListener('live:shown', ({ detail: { element } }) => {
  if (element.id !== 'stance' || element.dataset.state === said) return;
  said = element.dataset.state;
  const status = document.querySelector('.live__status');
  if (status) status.textContent = element.dataset.said;
});
