// What makes pages quicker to use; without it they work all the same.
import { startOffline } from './offline';

document.addEventListener('keydown', event => {
  const at = event.target as HTMLElement;
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) (at.closest('form') as HTMLFormElement | null)?.requestSubmit();
  if (event.key === '/' && !/^(INPUT|TEXTAREA|SELECT)$/.test(at.tagName)) {
    const field = document.querySelector<HTMLElement>('input[type=search]');
    const link = document.querySelector<HTMLElement>('nav a[href$="/search"]');
    if (field || link) event.preventDefault();
    if (field) field.focus();
    else link?.click();
  }
});

for (const button of document.querySelectorAll<HTMLButtonElement>('[data-copy], [data-share]')) {
  button.hidden = false;
  button.onclick = async () => {
    const link = new URL(button.dataset.share ?? location.href, location.href).href;
    if (button.dataset.share && navigator.share) return navigator.share({ title: document.title, url: link }).catch(() => undefined);
    await navigator.clipboard.writeText(button.dataset.copy ?? link);
    button.textContent = 'Đã sao chép';
  };
}

void startOffline();
